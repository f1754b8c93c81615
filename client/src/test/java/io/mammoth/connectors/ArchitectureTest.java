package io.mammoth.connectors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the client shows to its users, and what it leans on. */
@AnalyzeClasses(packages = "io.mammoth.connectors", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final List<String> HIDDEN =
      List.of("kotlin.", "okhttp3.", "okio.", "com.fasterxml.");
  private static final String EXCEPTION =
      "io.mammoth.connectors.MammothClient$Builder.httpClient(okhttp3.OkHttpClient)";

  @ArchTest
  static final ArchRule NOTHING_BEHIND_THE_API_SHOWS =
      classes().that().arePublic().should(showNothingOf(HIDDEN));

  @ArchTest
  static final ArchRule PUBLIC_CLASSES_ARE_CLOSED =
      classes()
          .that()
          .arePublic()
          .should()
          .haveModifier(JavaModifier.FINAL)
          .orShould()
          .beInterfaces()
          .orShould()
          .beEnums()
          .orShould(ArchCondition.from(sealed()));

  @ArchTest
  static final ArchRule NOTHING_IS_PRINTED =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule NO_LOGGING_LIBRARY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "java.util.logging..", "org.apache..");

  @ArchTest
  static final ArchRule EVERYTHING_IN_ONE_PACKAGE =
      classes().should().resideInAPackage("io.mammoth.connectors");

  private static DescribedPredicate<JavaClass> sealed() {
    return DescribedPredicate.describe("sealed", type -> type.reflect().isSealed());
  }

  private static ArchCondition<JavaClass> showNothingOf(List<String> packages) {
    return new ArchCondition<>("show nothing of " + packages) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        shownTypes(type)
            .filter(shown -> packages.stream().anyMatch(shown.what::startsWith))
            .forEach(shown -> events.add(SimpleConditionEvent.violated(type, shown.toString())));
      }
    };
  }

  /** A type that a signature shows. */
  private record Shown(String where, String what) {}

  private static Stream<Shown> shownTypes(JavaClass type) {
    Stream<Shown> parents =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
            .flatMap(parent -> shown(type.getName(), parent));
    Stream<Shown> members =
        type.getMembers().stream()
            .filter(ArchitectureTest::isVisible)
            .filter(member -> !member.getFullName().equals(EXCEPTION))
            .flatMap(member -> types(member).flatMap(part -> shown(member.getFullName(), part)));
    return Stream.concat(parents, members);
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaType> types(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    Set<JavaType> types = new LinkedHashSet<>(code.getParameterTypes());
    types.add(code.getReturnType());
    types.addAll(code.getExceptionTypes());
    return types.stream();
  }

  private static Stream<Shown> shown(String where, JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .map(raw -> new Shown(where, raw.getBaseComponentType().getName()));
  }

  @ArchTest
  static void theApiIsOfTheSizeThatWasDesigned(JavaClasses client) {
    List<JavaClass> shown =
        client.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).toList();
    assertTrue(shown.size() <= 45, () -> shown.size() + " public types");
    assertEquals(
        11, shown.stream().filter(type -> type.isAssignableTo(MammothException.class)).count());
  }
}
