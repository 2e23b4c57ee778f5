package io.crisol.conventions;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.RequiresTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * A source file as the compiler parses it.
 *
 * @param name path from the root of the repository
 * @param text what it holds
 * @param tree what the compiler makes of it
 * @param docs access to comments and positions
 */
record Source(String name, String text, CompilationUnitTree tree, DocTrees docs) {

  /** All main sources of the project. */
  static List<Source> main(Path root) {
    try (var modules = Files.newDirectoryStream(root, Files::isDirectory)) {
      var files = new ArrayList<Path>();
      for (Path module : modules) {
        Path sources = module.resolve("src/main/java");
        if (Files.isDirectory(sources)) {
          try (var found = Files.walk(sources)) {
            found.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
          }
        }
      }
      var manager = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
      return parse(root, manager.getJavaFileObjectsFromPaths(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Source> parse(Path root, Iterable<? extends JavaFileObject> files)
      throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, null, List.of(), null, files);
    var docs = DocTrees.instance(task);
    var sources = new ArrayList<Source>();
    for (CompilationUnitTree tree : task.parse()) {
      var file = tree.getSourceFile();
      Path path = Path.of(file.toUri());
      String name = path.startsWith(root) ? root.relativize(path).toString() : path.toString();
      sources.add(new Source(name, file.getCharContent(true).toString(), tree, docs));
    }
    return sources;
  }

  /** The module folder that holds the file. */
  String module() {
    return name.substring(0, Math.max(0, name.indexOf('/')));
  }

  String packageName() {
    return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
  }

  int lines() {
    return (int) text.lines().count();
  }

  /** The line a piece of the source starts at, from 1. */
  long line(Tree piece) {
    return tree.getLineMap().getLineNumber(docs.getSourcePositions().getStartPosition(tree, piece));
  }

  /** How many lines of a piece are not blank. */
  long length(Tree piece) {
    var positions = docs.getSourcePositions();
    int start = (int) positions.getStartPosition(tree, piece);
    int end = (int) positions.getEndPosition(tree, piece);
    return text.substring(start, end).lines().filter(line -> !line.isBlank()).count();
  }

  String comment(TreePath path) {
    return Objects.requireNonNullElse(docs.getDocComment(path), "");
  }

  /** The comments of the types that this file is about. */
  String typeComments() {
    var comments = new StringBuilder();
    TreePath file = new TreePath(tree);
    tree.getTypeDecls().forEach(type -> comments.append(comment(new TreePath(file, type))));
    return comments.toString();
  }

  /** Calls back for every class, interface, record and enum, nested ones included. */
  void types(Consumer<TreePath> visitor) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void unused) {
        visitor.accept(getCurrentPath());
        return super.visitClass(type, unused);
      }
    }.scan(tree, null);
  }

  /** Calls back for every method and constructor. */
  void methods(Consumer<TreePath> visitor) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void unused) {
        visitor.accept(getCurrentPath());
        return super.visitMethod(method, unused);
      }
    }.scan(tree, null);
  }

  /** The packages that a module declaration exports to all. */
  List<String> exports() {
    return tree.getModule() == null
        ? List.of()
        : tree.getModule().getDirectives().stream()
            .filter(directive -> directive instanceof ExportsTree)
            .map(directive -> ((ExportsTree) directive).getPackageName().toString())
            .toList();
  }

  /** The modules that a module declaration requires. */
  List<String> requires() {
    return tree.getModule() == null
        ? List.of()
        : tree.getModule().getDirectives().stream()
            .filter(directive -> directive instanceof RequiresTree)
            .map(directive -> ((RequiresTree) directive).getModuleName().toString())
            .toList();
  }
}
