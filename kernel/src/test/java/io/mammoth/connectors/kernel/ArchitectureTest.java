package io.mammoth.connectors.kernel;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.mammoth.connectors.kernel.notebook.Notebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import tech.tablesaw.table.Relation;

/** Which room may know which, as the design's table of rooms says. */
@AnalyzeClasses(
    packages = "io.mammoth.connectors.kernel",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOMS = "io.mammoth.connectors.kernel.";
  private static final String CLIENT = "io.mammoth.connectors";
  private static final String TABLESAW = "tech.tablesaw..";
  private static final String JJAVA = "org.dflib..";
  private static final String[] EVERYWHERE = {"java..", "javax..", "org.jspecify.."};

  /** Reached from outside: by a service loader, by a cell, by {@code java}. */
  private static final Set<String> ENTRANCES =
      Set.of(
          "JJavaExtension",
          "JJavaFinder",
          "KernelMain",
          "IJavaFinder",
          "JShellFinder",
          "ShownControlProvider",
          "Notebook",
          "NotebookDesk",
          "Main",
          "FileProblem",
          "PricingException");

  @ArchTest static final ArchRule theSessionKnowsTheClientOnly = room("session", CLIENT);

  @ArchTest static final ArchRule tablesKnowTheClientAndTablesaw = room("tables", CLIENT, TABLESAW);

  @ArchTest
  static final ArchRule filesKnowTablesAndTheirFormats =
      room(
          "files",
          ROOMS + "tables..",
          TABLESAW,
          "com.fasterxml.jackson..",
          "org.dhatim.fastexcel..");

  @ArchTest
  static final ArchRule pricesKnowTheClientTablesAndJacksonForTheirFiles =
      room(
          "pricing",
          CLIENT,
          TABLESAW,
          ROOMS + "tables..",
          ROOMS + "files..",
          "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule historyKnowsWhatItKeepsAndWhere =
      room("history", CLIENT, TABLESAW, ROOMS + "tables..", ROOMS + "files..", ROOMS + "sandbox..");

  @ArchTest
  static final ArchRule whatIsDisplayedKnowsTablesOnly =
      room("display", TABLESAW, ROOMS + "tables..");

  @ArchTest
  static final ArchRule theHostIsAnInterfaceToNobodyInParticular =
      only(ROOMS + "host", ROOMS + "host", ROOMS + "display..", "jdk.jshell..");

  @ArchTest
  static final ArchRule theSandboxKnowsJacksonAndTheJdksServer =
      room("sandbox", "com.fasterxml.jackson..", "com.sun.net.httpserver..");

  @ArchTest
  static final ArchRule nobodyButItsHostKnowsJJava =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOMS + "host.jjava..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(JJAVA);

  @ArchTest
  static final ArchRule nobodyKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOMS + "cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOMS + "cli..");

  @ArchTest
  static final ArchRule noRoomIsKnownByTheOneItKnows =
      slices().matching(ROOMS + "(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobodyPrintsButTheCommandLineAndAHostThatCannotInstall =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOMS + "cli..", ROOMS + "host.jjava..", ROOMS + "host.jshell..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  /** They go through the default charset: what a POSIX locale does not know becomes "?". */
  @ArchTest
  static final ArchRule nobodyTakesTablesawsTextOfATable =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(assignableTo(Relation.class)))
                  .and(target(nameMatching("print|printAll|printHtml|toString"))));

  /** It throws in a chroot, where Java finds no mount point; {@code File} says how much is free. */
  @ArchTest
  static final ArchRule nobodyAsksForTheMountPointOfAFile =
      noClasses().should().callMethod(Files.class, "getFileStore", Path.class);

  @ArchTest
  static final ArchRule whatIsNotMeantToBeExtendedIsFinal =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .and()
          .areNotAnonymousClasses()
          .should()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule whatANotebooksNamesComeFromIsPublicSoThatTabKnowsThem =
      classes()
          .that()
          .haveSimpleNameEndingWith("Names")
          .and()
          .areAssignableFrom(Notebook.class)
          .should()
          .bePublic();

  @ArchTest
  static final ArchRule whatNobodyOutsideUsesIsNotPublic =
      classes().that().arePublic().and().areTopLevelClasses().should(beUsedFromOutside());

  private static ArchRule room(String name, String... others) {
    Stream<String> own = Stream.of(ROOMS + name + "..");
    return only(
        ROOMS + name + "..", Stream.concat(own, Arrays.stream(others)).toArray(String[]::new));
  }

  private static ArchRule only(String room, String... others) {
    String[] known =
        Stream.concat(Arrays.stream(EVERYWHERE), Arrays.stream(others)).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known);
  }

  /**
   * What the class of a notebook's names inherits from counts as it does: JShell's completion and
   * help leave out what comes from a class that is not public.
   */
  private static boolean isEntrance(JavaClass type) {
    return ENTRANCES.contains(type.getSimpleName())
        || type.getAllSubclasses().stream()
            .anyMatch(sub -> ENTRANCES.contains(sub.getSimpleName()));
  }

  private static ArchCondition<JavaClass> beUsedFromOutside() {
    return new ArchCondition<>("be used from another package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean used =
            type.getDirectDependenciesToSelf().stream()
                .anyMatch(use -> !use.getOriginClass().getPackage().equals(type.getPackage()));
        boolean fine = used || isEntrance(type);
        events.add(new SimpleConditionEvent(type, fine, type.getName() + " is public"));
      }
    };
  }
}
