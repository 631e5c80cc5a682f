package io.github.cdiscountds.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cdiscountds.catalogue.CategoryTree.Node;
import io.github.cdiscountds.model.Category;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CategoryTreeTest {

  @Test
  void itemsAreCountedWhereTheirPathEndsAndInAllCategoriesAbove() {
    CategoryTree tree =
        CategoryTree.builder()
            .add(List.of(of(1, "10", "Home"), of(2, "1001", "Lamps")))
            .add(List.of(of(1, "10", "Home"), of(2, "1001", "Lamps")))
            .add(List.of(of(1, "10", "Home")))
            .add(List.of(of(1, "20", "Garden"), of(2, "2001", "Tools")))
            .add(List.of())
            .build();
    assertThat(tree.uncategorised()).isEqualTo(1);
    assertThat(tree.walk())
        .extracting(Node::name, Node::ownItems, Node::items)
        .containsExactly(
            tuple("Home", 1, 3), tuple("Lamps", 2, 2), tuple("Garden", 0, 1), tuple("Tools", 1, 1));
    assertThat(tree.find(2, "2001")).map(Node::name).contains("Tools");
    assertThat(tree.find(1, "2001")).isEmpty();
  }

  @Test
  void ofTwoNamesForOneIdTheFirstCountsAndTheOtherIsKept() {
    CategoryTree tree =
        CategoryTree.builder()
            .add(List.of(of(1, "10", "Maison")))
            .add(List.of(of(1, "10", "Home")))
            .add(List.of(of(1, "10", null)))
            .add(List.of(of(1, "10", "Maison")))
            .build();
    assertThat(tree.roots())
        .containsExactly(new Node(1, "10", "Maison", List.of("Home"), 4, 4, List.of()));
  }

  @Test
  void aNameThatComesLaterIsTheName() {
    CategoryTree tree =
        CategoryTree.builder()
            .add(List.of(of(1, "10", null)))
            .add(List.of(of(1, "10", "Home")))
            .build();
    assertThat(tree.roots()).extracting(Node::name).containsExactly("Home");
  }

  @Test
  void aMissingLevelIsPassedOver() {
    CategoryTree tree =
        CategoryTree.builder()
            .add(List.of(of(1, "10", "Home"), of(3, "100101", "Desk lamps")))
            .build();
    assertThat(tree.roots().get(0).children())
        .extracting(Node::level, Node::name)
        .containsExactly(tuple(3, "Desk lamps"));
  }

  @Test
  void withoutIdTheNameTellsCategoriesApartAndAnIdIsNeverAName() {
    CategoryTree tree =
        CategoryTree.builder()
            .add(List.of(of(1, null, "10")))
            .add(List.of(of(1, "10", "Home")))
            .add(List.of(of(1, null, "10")))
            .build();
    assertThat(tree.roots()).extracting(Node::items).containsExactly(2, 1);
  }

  @Test
  void oneIdUnderTwoParentsIsTwoCategories() {
    CategoryTree tree =
        CategoryTree.builder()
            .add(List.of(of(1, "10", "Home"), of(2, "99", "Sale")))
            .add(List.of(of(1, "20", "Garden"), of(2, "99", "Sale")))
            .build();
    assertThat(tree.walk().filter(node -> "99".equals(node.id()))).hasSize(2);
  }

  private static Category of(int level, @Nullable String id, @Nullable String name) {
    return new Category(level, id, name);
  }
}
