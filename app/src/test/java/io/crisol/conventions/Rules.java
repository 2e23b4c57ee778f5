package io.crisol.conventions;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** The checkable part of docs/conventions.md; each method names what breaks one rule, and where. */
final class Rules {
  static final int FILE = 300;
  static final int METHOD = 30;
  static final int KERNEL = 80;

  /** In a class comment it excuses a long file, in a method comment a method of a kernel's size. */
  static final String EXCUSE = "Longer than the norm";

  /** Which modules of ours each module may require. */
  static final Map<String, Set<String>> ARROWS =
      Map.of(
          "io.crisol.structures", Set.of(),
          "io.crisol.potentials", Set.of("structures"),
          "io.crisol.training", Set.of("structures", "potentials"),
          "io.crisol.simulation", Set.of("structures", "potentials"),
          "io.crisol.reference", Set.of("structures", "potentials"),
          "io.crisol.testkit", Set.of("structures", "potentials"),
          "io.crisol.learning",
              Set.of("structures", "potentials", "training", "simulation", "reference"),
          "io.crisol.report",
              Set.of("structures", "potentials", "training", "simulation", "reference", "learning"),
          "io.crisol.app",
              Set.of(
                  "structures",
                  "potentials",
                  "training",
                  "simulation",
                  "reference",
                  "learning",
                  "report"));

  private static final Pattern EMPTY_NAME =
      Pattern.compile("(?i).*(utils?|helpers?|managers?)|(core|common|commons|misc)");
  private static final Pattern BASE_UNIT =
      Pattern.compile(".+(Angstroms?|Kelvins?|Amu|Femtoseconds?|ElectronVolts?|InEv|InEV|InFs)");
  private static final Pattern MISSPELT_UNIT = Pattern.compile(".+(Gpa|GPA|Thz|THZ)");
  private static final Pattern VECTOR =
      Pattern.compile("(jdk\\.incubator\\.vector\\.)?\\w*Vector(Mask|Shuffle)?(<.*>)?");

  private Rules() {}

  static List<String> longFiles(Source source) {
    return source.lines() <= FILE || source.typeComments().contains(EXCUSE)
        ? List.of()
        : List.of("%s has %d lines".formatted(source.name(), source.lines()));
  }

  static List<String> longMethods(Source source) {
    var found = new ArrayList<String>();
    source.methods(
        path -> {
          var method = (MethodTree) path.getLeaf();
          boolean kernel =
              enclosingTypes(path).stream().anyMatch(type -> type.endsWith("Kernel"))
                  || source.comment(path).contains(EXCUSE);
          if (method.getBody() != null) {
            long length = source.length(method.getBody());
            if (length > (kernel ? KERNEL : METHOD)) {
              found.add(at(source, method) + method.getName() + " has " + length + " lines");
            }
          }
        });
    return found;
  }

  static List<String> emptyNames(Source source) {
    var found = new ArrayList<String>();
    for (String part : source.packageName().split("\\.")) {
      if (EMPTY_NAME.matcher(part).matches()) {
        found.add(source.name() + " is in package " + source.packageName());
      }
    }
    source.types(
        path -> {
          var type = (ClassTree) path.getLeaf();
          if (EMPTY_NAME.matcher(type.getSimpleName()).matches()) {
            found.add(at(source, type) + type.getSimpleName());
          }
        });
    return found;
  }

  static List<String> undocumented(Source source, Set<String> exported) {
    var found = new ArrayList<String>();
    source.types(
        path -> {
          var type = (ClassTree) path.getLeaf();
          if (isPublic(path) && source.comment(path).isBlank()) {
            found.add(at(source, type) + type.getSimpleName());
          }
        });
    return exported.contains(source.packageName()) ? found : List.of();
  }

  static List<String> swallowed(Source source) {
    var found = new ArrayList<String>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitCatch(CatchTree tree, Void unused) {
        String caught = tree.getParameter().getType().toString();
        if (tree.getBlock().getStatements().isEmpty()
            && Set.of("Exception", "RuntimeException", "Throwable", "Error").contains(caught)) {
          found.add(at(source, tree) + "catch (" + caught + ") with nothing done");
        }
        return super.visitCatch(tree, unused);
      }
    }.scan(source.tree(), null);
    return found;
  }

  static List<String> units(Source source) {
    var found = new ArrayList<String>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void unused) {
        String name = variable.getName().toString();
        if (BASE_UNIT.matcher(name).matches() && !isConstantOrComponent(variable)) {
          found.add(at(source, variable) + name + " names a base unit");
        }
        if (MISSPELT_UNIT.matcher(name).matches()) {
          found.add(at(source, variable) + name + " spells its unit otherwise than GPa, THz");
        }
        return super.visitVariable(variable, unused);
      }
    }.scan(source.tree(), null);
    return found;
  }

  static List<String> kernels(Source source) {
    var found = new ArrayList<String>();
    source.methods(
        path -> {
          var method = (MethodTree) path.getLeaf();
          var types = enclosingTypes(path);
          var mentioned = new ArrayList<String>();
          method.getParameters().forEach(p -> mentioned.add(String.valueOf(p.getType())));
          mentioned.add(String.valueOf(method.getReturnType()));
          if (types.getFirst().endsWith("Kernel")
              && mentioned.stream().anyMatch(type -> VECTOR.matcher(type).matches())) {
            found.add(at(source, method) + types.getFirst() + "." + method.getName());
          }
        });
    return found;
  }

  static List<String> arrows(Source source) {
    if (source.tree().getModule() == null) {
      return List.of();
    }
    String module = source.tree().getModule().getName().toString();
    if (!ARROWS.containsKey(module)) {
      return List.of(module + " has no entry in Rules.ARROWS");
    }
    return source.requires().stream()
        .filter(required -> required.startsWith("io.crisol."))
        .map(required -> required.substring("io.crisol.".length()))
        .filter(required -> !ARROWS.get(module).contains(required))
        .map(required -> module + " requires " + required)
        .toList();
  }

  /** Names of the types around a member, innermost first. */
  private static List<String> enclosingTypes(TreePath path) {
    var names = new ArrayList<String>();
    for (Tree tree : path) {
      if (tree instanceof ClassTree type) {
        names.add(type.getSimpleName().toString());
      }
    }
    return names;
  }

  /** Whether a type and all types around it are public; members of interfaces always are. */
  private static boolean isPublic(TreePath path) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      boolean member =
          at.getParentPath() != null
              && at.getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
      if (at.getLeaf() instanceof ClassTree type
          && !member
          && !type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
        return false;
      }
      if (at.getLeaf() instanceof MethodTree) {
        return false;
      }
    }
    return true;
  }

  /** Components of records give the names in JSON, and those always carry the unit. */
  private static boolean isConstantOrComponent(VariableTree variable) {
    var flags = variable.getModifiers().getFlags();
    return flags.contains(Modifier.FINAL) && flags.contains(Modifier.PRIVATE)
        || flags.contains(Modifier.STATIC);
  }

  private static String at(Source source, Tree tree) {
    return source.name() + ":" + source.line(tree) + " ";
  }
}
