package io.github.cdiscountds.catalogue;

import io.github.cdiscountds.model.Category;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The categories of a catalogue, with the number of items in each.
 *
 * <p>A category is the same one when it has the same level and id under the same parent; one
 * without id, the same level and name. Of several names for one id the first in the file counts,
 * the others are kept as {@link Node#otherNames()}. A level that is missing in an item's path (1
 * and 3, but no 2) is passed over: level 3 hangs under level 1 then. Immutable and thread-safe.
 *
 * @param roots the categories without a parent, in the file's order
 * @param uncategorised the number of items without any category
 * @since 0.1.0
 */
public record CategoryTree(List<Node> roots, int uncategorised) {

  /** Copies the list. */
  public CategoryTree {
    roots = List.copyOf(roots);
  }

  /**
   * One category.
   *
   * @param level 1 (top) to 4
   * @param id the supplier's identifier, or null when the file has none
   * @param name the first name that the file has for it, or null when it has none
   * @param otherNames further names of the same category, in the file's order
   * @param ownItems the number of items whose path ends here
   * @param items the number of items here and in all categories below
   * @param children the categories below, in the file's order
   */
  public record Node(
      int level,
      @Nullable String id,
      @Nullable String name,
      List<String> otherNames,
      int ownItems,
      int items,
      List<Node> children) {

    /** Copies the lists. */
    public Node {
      otherNames = List.copyOf(otherNames);
      children = List.copyOf(children);
    }

    /**
     * Walks this category and all below it, each before its children.
     *
     * @return the categories
     */
    public Stream<Node> walk() {
      return Stream.concat(Stream.of(this), children.stream().flatMap(Node::walk));
    }
  }

  /**
   * Walks all categories, each before its children.
   *
   * @return the categories, in the file's order
   */
  public Stream<Node> walk() {
    return roots.stream().flatMap(Node::walk);
  }

  /**
   * Looks categories up by their identifier.
   *
   * @param level 1 (top) to 4
   * @param id the supplier's identifier
   * @return the first such category, or empty
   */
  public Optional<Node> find(int level, String id) {
    return walk().filter(node -> node.level() == level && id.equals(node.id())).findFirst();
  }

  /**
   * Begins a tree; for who reads catalogues without a client.
   *
   * @return an empty builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Makes a tree of the category paths of items. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final Branch top = new Branch(null);

    private Builder() {}

    /**
     * Adds an item.
     *
     * @param path its categories, from level 1 on
     * @return this
     */
    public Builder add(List<Category> path) {
      Branch branch = top;
      for (Category category : path) {
        branch = branch.child(category);
      }
      branch.ownItems++;
      return this;
    }

    /**
     * Gives the tree of what was added so far.
     *
     * @return the tree
     */
    public CategoryTree build() {
      return new CategoryTree(top.nodes(), top.ownItems);
    }
  }

  private record Key(int level, boolean hasId, @Nullable String idOrName) {
    static Key of(Category category) {
      String id = category.id();
      return new Key(category.level(), id != null, id != null ? id : category.name());
    }
  }

  private static final class Branch {
    private final @Nullable Category category;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<Key, Branch> children = new LinkedHashMap<>();
    private int ownItems;

    Branch(@Nullable Category category) {
      this.category = category;
    }

    Branch child(Category of) {
      Branch child = children.computeIfAbsent(Key.of(of), key -> new Branch(of));
      String name = of.name();
      if (name != null) {
        child.names.add(name);
      }
      return child;
    }

    List<Node> nodes() {
      List<Node> nodes = new ArrayList<>();
      for (Branch child : children.values()) {
        Category of = child.category;
        if (of != null) {
          nodes.add(child.node(of));
        }
      }
      return nodes;
    }

    private Node node(Category of) {
      List<Node> below = nodes();
      List<String> known = List.copyOf(names);
      return new Node(
          of.level(),
          of.id(),
          known.isEmpty() ? null : known.get(0),
          known.isEmpty() ? known : known.subList(1, known.size()),
          ownItems,
          ownItems + below.stream().mapToInt(Node::items).sum(),
          below);
    }
  }
}
