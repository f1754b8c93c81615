package io.mammoth.connectors;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** No test is lost when its annotation is. */
@AnalyzeClasses(packages = "io.mammoth.connectors", importOptions = OnlyIncludeTests.class)
final class TestsAreRunTest {
  private static final DescribedPredicate<JavaAnnotation<?>> JUNITS =
      DescribedPredicate.describe(
          "an annotation of JUnit",
          annotation -> annotation.getRawType().getPackageName().startsWith("org.junit."));

  @ArchTest
  static final ArchRule EACH_TEST_HAS_ITS_ANNOTATION =
      methods()
          .that()
          .haveRawReturnType(void.class)
          .and()
          .areDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Test")
          .and()
          .arePackagePrivate()
          .and()
          .areNotStatic()
          .and()
          .areDeclaredInClassesThat()
          .areTopLevelClasses()
          .and()
          .areNotFinal()
          .should(beAnnotatedWith(JUNITS));
}
