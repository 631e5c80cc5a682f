package io.github.cdiscountds.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Everything that an adopter can see says what it is: every public type and member of the exported
 * packages has a comment, every type the version it came with, every record each of its components.
 */
class DocumentationTest {
  private static final List<String> MODULES =
      List.of("cdiscount-ds-api", "cdiscount-ds-core", "cdiscount-ds-sftp", "cdiscount-ds-testkit");

  @Test
  void everythingExportedIsDocumented() throws IOException {
    Set<String> exported = Libraries.exportedPackages();
    List<String> missing = new ArrayList<>();
    int types = 0;
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  problem -> {},
                  null,
                  null,
                  files.getJavaFileObjectsFromPaths(sources()));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        if (unit.getPackageName() == null || !exported.contains(unit.getPackageName().toString())) {
          continue;
        }
        TreePath top = new TreePath(unit);
        for (Tree declared : unit.getTypeDecls()) {
          if (declared instanceof ClassTree type && isPublic(type.getModifiers())) {
            types++;
            inspectType(docs, new TreePath(top, type), type, missing, true);
          }
        }
      }
    }
    assertThat(types).isGreaterThan(80);
    assertThat(missing).isEmpty();
  }

  private static void inspectType(
      DocTrees docs, TreePath path, ClassTree type, List<String> missing, boolean isTopLevel) {
    String name = type.getSimpleName().toString();
    DocCommentTree comment = docs.getDocCommentTree(path);
    if (comment == null) {
      missing.add(name + ": no comment");
      return;
    }
    if (isTopLevel && tags(comment, SinceTree.class).isEmpty()) {
      missing.add(name + ": no @since");
    }
    boolean ofInterface =
        type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
    if (type.getKind() == Tree.Kind.RECORD) {
      Set<String> described =
          tags(comment, ParamTree.class).stream()
              .map(tag -> tag.getName().toString())
              .collect(Collectors.toSet());
      for (Tree member : type.getMembers()) {
        if (member instanceof VariableTree component
            && !component.getModifiers().getFlags().contains(Modifier.STATIC)
            && !described.contains(component.getName().toString())) {
          missing.add(name + ": no @param " + component.getName());
        }
      }
    }
    for (Tree member : type.getMembers()) {
      TreePath at = new TreePath(path, member);
      if (member instanceof ClassTree nested && (ofInterface || isPublic(nested.getModifiers()))) {
        inspectType(docs, at, nested, missing, false);
      } else if (member instanceof MethodTree method
          && (ofInterface || isPublic(method.getModifiers()))) {
        inspectMethod(docs, at, name, type, method, missing);
      } else if (member instanceof VariableTree constant
          && (type.getKind() != Tree.Kind.RECORD
              || constant.getModifiers().getFlags().contains(Modifier.STATIC))
          && (ofInterface || isPublic(constant.getModifiers()))
          && docs.getDocCommentTree(at) == null) {
        missing.add(name + "." + constant.getName() + ": no comment");
      }
    }
  }

  private static void inspectMethod(
      DocTrees docs,
      TreePath at,
      String typeName,
      ClassTree type,
      MethodTree method,
      List<String> missing) {
    boolean inherits =
        method.getModifiers().getAnnotations().stream()
            .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
    boolean ofRecord =
        type.getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>");
    boolean ofTest =
        method.getModifiers().getAnnotations().stream()
            .anyMatch(annotation -> annotation.getAnnotationType().toString().endsWith("Test"));
    if (inherits || ofRecord || ofTest) {
      return;
    }
    String name = typeName + "." + method.getName();
    DocCommentTree comment = docs.getDocCommentTree(at);
    if (comment == null) {
      missing.add(name + ": no comment");
      return;
    }
    Set<String> described =
        tags(comment, ParamTree.class).stream()
            .map(tag -> tag.getName().toString())
            .collect(Collectors.toSet());
    for (VariableTree parameter : method.getParameters()) {
      if (!described.contains(parameter.getName().toString())) {
        missing.add(name + ": no @param " + parameter.getName());
      }
    }
    boolean gives =
        method.getReturnType() != null && !method.getReturnType().toString().equals("void");
    if (gives
        && comment.getBlockTags().stream().noneMatch(tag -> tag.getKind() == DocTree.Kind.RETURN)
        && comment.getFullBody().stream().noneMatch(tag -> tag.getKind() == DocTree.Kind.RETURN)) {
      missing.add(name + ": no @return");
    }
  }

  private static <T extends DocTree> List<T> tags(DocCommentTree comment, Class<T> kind) {
    return comment.getBlockTags().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static boolean isPublic(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.PUBLIC)
        || modifiers.getFlags().contains(Modifier.PROTECTED);
  }

  private static List<Path> sources() {
    Path root = Path.of("").toAbsolutePath();
    Path project = Files.isDirectory(root.resolve(MODULES.get(0))) ? root : root.getParent();
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(project.resolve(module).resolve("src/main/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }
}
