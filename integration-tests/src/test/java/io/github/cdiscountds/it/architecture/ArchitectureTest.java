package io.github.cdiscountds.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lines of the architecture, each of which fails the build when it is crossed. */
class ArchitectureTest {
  private static final String ROOT = "io.github.cdiscountds";

  private static final String[] API = {
    ROOT,
    ROOT + ".codec",
    ROOT + ".finding",
    ROOT + ".ledger",
    ROOT + ".model",
    ROOT + ".order",
    ROOT + ".profile",
    ROOT + ".transport",
    ROOT + ".validation"
  };

  @Test
  void theApiDependsOnNothingButAnnotations() {
    check(
        classes()
            .that(resideInAnyPackage(API))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(API)
                    .or(resideInAnyPackage("java..", "jakarta.validation..", "org.jspecify.."))));
  }

  @Test
  void whatAnAdopterSeesNamesNoTypeOfALibraryBelow() {
    Set<String> exported = Libraries.exportedPackages();
    assertThat(exported).contains(ROOT + ".model", ROOT + ".client", ROOT + ".sftp");
    check(
        classes()
            .that(
                describe(
                    "are exported",
                    (JavaClass type) ->
                        exported.contains(type.getPackageName())
                            && type.getModifiers().contains(JavaModifier.PUBLIC)))
            .should(
                nameNoneOfInSignatures(
                    "org.apache.poi.",
                    "tools.jackson.",
                    "com.fasterxml.",
                    "com.jcraft.",
                    "org.hibernate.",
                    "org.bouncycastle.",
                    "de.focus_shift.")));
  }

  @Test
  void noModuleExportsAnInternalPackage() {
    assertThat(Libraries.exportedPackages()).noneMatch(name -> (name + ".").contains(".internal."));
    assertThat(Libraries.descriptors())
        .extracting(java.lang.module.ModuleDescriptor::name)
        .containsExactlyInAnyOrder(
            ROOT + ".api", ROOT + ".core", ROOT + ".sftp", ROOT + ".testkit");
  }

  @Test
  void packagesDependOnEachOtherOneWayOnly() {
    check(
        SlicesRuleDefinition.slices()
            .assignedFrom(
                new SliceAssignment() {
                  @Override
                  public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return SliceIdentifier.of(type.getPackageName());
                  }

                  @Override
                  public String getDescription() {
                    return "packages";
                  }
                })
            .should()
            .beFreeOfCycles());
  }

  @Test
  void documentsFlowInOneWay() {
    check(
        noClasses()
            .that(
                resideInAnyPackage(
                    ROOT + ".internal.table..",
                    ROOT + ".internal.csv..",
                    ROOT + ".internal.sheet.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    ROOT + ".internal.mapping..",
                    ROOT + ".internal.document..",
                    ROOT + ".internal.reconcile..",
                    ROOT + ".internal.inbox..",
                    ROOT + ".client..")));
    check(
        noClasses()
            .that(resideInAnyPackage(ROOT + ".internal.mapping..", ROOT + ".internal.document.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    ROOT + ".internal.reconcile..",
                    ROOT + ".internal.inbox..",
                    ROOT + ".client..")));
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".internal.reconcile.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    ROOT + ".internal.inbox..",
                    ROOT + ".internal.outbox..",
                    ROOT + ".transport..",
                    ROOT + ".client..")));
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".."))
            .and(
                describe(
                    "are not the client", type -> !type.getPackageName().equals(ROOT + ".client")))
            .and(
                describe(
                    "are not the testkit",
                    type -> !type.getPackageName().startsWith(ROOT + ".testkit")))
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + ".client..")));
  }

  @Test
  void theSftpModuleNeedsOnlyTheApi() {
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".sftp.."))
            .should()
            .dependOnClassesThat(
                describe(
                    "belong to core or the testkit",
                    type ->
                        type.getPackageName().startsWith(ROOT)
                            && !type.getPackageName().startsWith(ROOT + ".sftp")
                            && !Set.of(API).contains(type.getPackageName()))));
  }

  @Test
  @Tag("INV-9")
  void theFakeSharesNoCodecWithCore() {
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".testkit.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(ROOT + ".internal..", ROOT + ".codec.standard..")));
  }

  @Test
  void thirdPartyFormatsStayInTheirCorner() {
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".."))
            .and(
                describe(
                    "are neither readers, encoder nor the testkit",
                    type ->
                        !type.getPackageName().startsWith(ROOT + ".internal.sheet")
                            && !type.getPackageName().startsWith(ROOT + ".internal.document")
                            && !type.getPackageName().startsWith(ROOT + ".testkit")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.poi..")));
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".."))
            .and(
                describe(
                    "are neither the CSV reader nor what a ledger keeps as text",
                    type ->
                        !type.getPackageName().startsWith(ROOT + ".internal.csv")
                            && !type.getPackageName().equals(ROOT + ".internal.payload")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("tools.jackson..", "com.fasterxml..")));
  }

  @Test
  void whatPeopleLookAtIsALeaf() {
    check(
        noClasses()
            .that(
                describe(
                    "are not views themselves",
                    type -> !type.getPackageName().equals(ROOT + ".view")))
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + ".view..")));
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".invoice.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    ROOT + ".internal..", ROOT + ".ledger..", ROOT + ".transport..")));
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> packages =
        Libraries.CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    Set<String> unmarked = new TreeSet<>();
    for (String name : packages) {
      try {
        Class<?> info = Class.forName(name + ".package-info");
        if (!info.isAnnotationPresent(NullMarked.class)) {
          unmarked.add(name);
        }
      } catch (ClassNotFoundException missing) {
        unmarked.add(name);
      }
    }
    assertThat(packages).hasSizeGreaterThan(20);
    assertThat(unmarked).isEmpty();
  }

  @Test
  @Tag("INV-8")
  void timeComesFromAClockAndNeverFromTheSystem() {
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".."))
            .should()
            .callMethodWhere(
                calls(
                    "read the system's time or zone",
                    call ->
                        (call.startsWith("java.time.") && call.endsWith(".now()"))
                            || call.startsWith("java.time.Clock.systemDefaultZone(")
                            || call.startsWith("java.time.ZoneId.systemDefault(")
                            || call.startsWith("java.util.TimeZone.getDefault(")
                            || call.startsWith("java.util.Calendar.getInstance(")
                            || call.startsWith("java.lang.System.currentTimeMillis("))));
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".."))
            .and(
                describe(
                    "are not the fake's writers, whose workbook library wants one",
                    type -> !type.getPackageName().equals(ROOT + ".testkit.internal")))
            .should()
            .dependOnClassesThat(
                describe(
                    "are the dates before java.time",
                    type ->
                        Set.of("java.util.Date", "java.util.Calendar", "java.sql.Date")
                            .contains(type.getName()))));
  }

  @Test
  @Tag("INV-8")
  void localeAndCharsetAreAlwaysSaid() {
    check(
        noClasses()
            .that(resideInAPackage(ROOT + ".."))
            .should()
            .callMethodWhere(
                calls(
                    "leave the locale or the charset to the system",
                    call ->
                        Set.of(
                                    "java.lang.String.getBytes()",
                                    "java.lang.String.toLowerCase()",
                                    "java.lang.String.toUpperCase()",
                                    "java.util.Locale.getDefault()",
                                    "java.nio.charset.Charset.defaultCharset()",
                                    "java.io.ByteArrayOutputStream.toString()",
                                    "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)")
                                .contains(call)
                            || call.startsWith("java.lang.String.formatted(")
                            || call.startsWith("java.lang.String.format(java.lang.String,")))
            .orShould()
            .callConstructorWhere(
                calls(
                    "leave the charset to the system",
                    call ->
                        Set.of(
                                "java.lang.String.<init>([B)",
                                "java.lang.String.<init>([B, int, int)",
                                "java.io.InputStreamReader.<init>(java.io.InputStream)",
                                "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
                                "java.io.PrintStream.<init>(java.io.OutputStream)")
                            .contains(call))));
  }

  @Test
  @Tag("INV-8")
  void nothingThatAnAdopterSeesIsAFloatingPointNumber() {
    Set<String> exported = Libraries.exportedPackages();
    check(
        classes()
            .that(
                describe(
                    "are exported and not the testkit, which can write any cell",
                    (JavaClass type) ->
                        exported.contains(type.getPackageName())
                            && !type.getPackageName().startsWith(ROOT + ".testkit")))
            .should(
                new ArchCondition<>("hold and give no float and no double") {
                  @Override
                  public void check(JavaClass type, ConditionEvents events) {
                    type.getFields().stream()
                        .filter(field -> isFloating(field.getRawType()))
                        .forEach(field -> events.add(violated(type, field.getFullName())));
                    for (JavaCodeUnit unit : type.getCodeUnits()) {
                      if (isFloating(unit.getRawReturnType())
                          || unit.getRawParameterTypes().stream()
                              .anyMatch(ArchitectureTest::isFloating)) {
                        events.add(violated(type, unit.getFullName()));
                      }
                    }
                  }
                }));
  }

  private static boolean isFloating(JavaClass type) {
    return Set.of("double", "float", "java.lang.Double", "java.lang.Float", "[D", "[F")
        .contains(type.getName());
  }

  private static ConditionEvent violated(JavaClass type, String what) {
    return SimpleConditionEvent.violated(type, what + " is a floating point number");
  }

  private static DescribedPredicate<JavaCall<?>> calls(String what, Predicate<String> signatures) {
    return describe(what, call -> signatures.test(call.getTarget().getFullName()));
  }

  private static void check(ArchRule rule) {
    rule.check(Libraries.CLASSES);
  }

  private static ArchCondition<JavaClass> nameNoneOfInSignatures(String... prefixes) {
    return new ArchCondition<>("name none of " + List.of(prefixes) + " in a public signature") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        List<String> named = new ArrayList<>();
        type.getSuperclass().ifPresent(parent -> collect(parent, named));
        type.getInterfaces().forEach(parent -> collect(parent, named));
        for (JavaField field : type.getFields()) {
          if (isVisible(field.getModifiers())) {
            collect(field.getType(), named);
          }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (isVisible(unit.getModifiers())) {
            collect(unit.getReturnType(), named);
            unit.getParameterTypes().forEach(parameter -> collect(parameter, named));
            unit.getExceptionTypes().forEach(thrown -> collect(thrown, named));
          }
        }
        for (String name : named) {
          for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
              events.add(SimpleConditionEvent.violated(type, type.getName() + " shows " + name));
            }
          }
        }
      }
    };
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static void collect(JavaType type, List<String> named) {
    type.getAllInvolvedRawTypes().forEach(raw -> named.add(raw.getName()));
  }
}
