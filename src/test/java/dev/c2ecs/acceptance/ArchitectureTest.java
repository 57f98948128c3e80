package dev.c2ecs.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.OriginText;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.compose.YamlText;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.TreePath;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may depend on whom. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.c2ecs.compose", "dev.c2ecs.cfn", "dev.c2ecs.cli");

  /** The package of the entry is one like the others; a pattern of packages leaves it out. */
  private static final SliceAssignment EACH_PACKAGE_OF_THE_MODEL =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return type.getPackageName().startsWith("dev.c2ecs.compose")
              ? SliceIdentifier.of(type.getPackageName())
              : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "each package of the model";
        }
      };

  @Test
  void thereAreClassesToCheck() {
    assertThat(CLASSES.stream().map(c -> c.getPackageName()).distinct())
        .contains("dev.c2ecs.compose", "dev.c2ecs.cfn.mapper", "dev.c2ecs.cli");
  }

  @Test
  void theModelIsALibraryOfItsOwn() {
    classes()
        .that()
        .resideInAPackage("dev.c2ecs.compose..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.c2ecs.compose..", "java..", "org.snakeyaml.engine..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void nobodyKnowsWhatTheModelKeepsToItself() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.c2ecs.compose..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.c2ecs.compose..")
                .and(not(resideInAnyPackage(PublishedModelTest.EXPORTED.toArray(String[]::new)))))
        .check(CLASSES);
  }

  @Test
  void packagesOfTheModelDependOnEachOtherInOneDirection() {
    slices().assignedFrom(EACH_PACKAGE_OF_THE_MODEL).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void whatHasAnAccessorIsReadByIt() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.c2ecs.compose..",
            // The walk over every leaf, and the keys that are no part of Compose.
            "dev.c2ecs.cfn.support..",
            "dev.c2ecs.cfn.extension..")
        .and()
        .doNotHaveFullyQualifiedName("dev.c2ecs.cfn.assembly.Overlay")
        .and()
        .doNotHaveFullyQualifiedName("dev.c2ecs.cfn.routing.RoutedProject")
        .and()
        .doNotHaveFullyQualifiedName("dev.c2ecs.cfn.secrets.ShellCredentials")
        .and()
        .doNotHaveFullyQualifiedName("dev.c2ecs.cli.ConfigCommand")
        .and()
        .doNotHaveFullyQualifiedName("dev.c2ecs.cli.ConfigList")
        .and()
        .doNotHaveFullyQualifiedName("dev.c2ecs.cfn.secrets.KnownCredentials")
        .and()
        .doNotHaveFullyQualifiedName("dev.c2ecs.cli.review.NewAcceptance")
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(name("tree"))
                .and(
                    JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(
                            resideInAPackage("dev.c2ecs.compose.model")))))
        .check(CLASSES);
  }

  @Test
  void theModelAsksTheProcessNothing() {
    noClasses()
        .that()
        .resideInAPackage("dev.c2ecs.compose..")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class, String.class)
        .check(CLASSES);
  }

  @Test
  void theGeneratorDoesNotKnowTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("dev.c2ecs.cfn..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.c2ecs.cli..", "picocli..")
        .check(CLASSES);
  }

  @Test
  void theGeneratorHasNoEffects() {
    noClasses()
        .that()
        .resideInAPackage("dev.c2ecs.cfn..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..", "java.lang.management..")
        .check(CLASSES);
  }

  @Test
  void filesAreOpenedBehindOneDoor() {
    noClasses()
        .that()
        .resideInAPackage("dev.c2ecs.compose..")
        .and()
        .resideOutsideOfPackage("dev.c2ecs.compose.io..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .check(CLASSES);
  }

  /** Its text is for people: whoever wants to know something of a path asks its segments. */
  @Test
  void aPathIsTakenForTextOnlyToBeShown() {
    noClasses()
        .that()
        .doNotHaveSimpleName("CheckJson")
        .and()
        .doNotHaveSimpleName("DiffJson")
        .and()
        .doNotHaveSimpleName("ComposeRef")
        .and()
        .doNotHaveSimpleName("Diagnostic")
        .and()
        .doNotHaveSimpleName("EqualDiagnostics")
        .and()
        .doNotHaveSimpleName("KnownNotes")
        .and()
        .doNotHaveSimpleName("PathWord")
        .and()
        .doNotHaveSimpleName("SarifReport")
        .and()
        .doNotHaveSimpleName("SchemaValidator")
        .should()
        .callMethod(TreePath.class, "toString")
        .check(CLASSES);
    noClasses()
        .that()
        .doNotHaveSimpleName("OriginText")
        .and()
        .doNotHaveSimpleName("TemplateDiff")
        .should()
        .callMethod(ComposeRef.class, "toString")
        .check(CLASSES);
  }

  @Test
  void oneReaderReadsTemplatesBack() {
    noClasses()
        .that()
        .doNotHaveSimpleName("TemplateReader")
        .should()
        .callMethod(YamlText.class, "read", String.class, String.class, Reporter.class)
        .orShould()
        .callMethod(OriginText.class, "read", String.class)
        .check(CLASSES);
  }

  @Test
  void onlyTheReaderKnowsTheYamlLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.c2ecs.compose.yaml..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.snakeyaml..")
        .check(CLASSES);
  }

  @Test
  void onlyReadersAndWritersKnowJackson() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.c2ecs.cfn.writer..", "dev.c2ecs.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .check(CLASSES);
  }

  @Test
  void onlyOnePackageKnowsTheSdkOfAws() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.c2ecs.cli.aws..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(CLASSES);
  }

  @Test
  void onlyThatPackageKnowsWhatIsAnAnswerOfAws() {
    assertThat(CLASSES)
        .filteredOn(c -> c.isAssignableTo(DeployFailure.class) && c.isTopLevelClass())
        .extracting(JavaClass::getFullName)
        .containsExactlyInAnyOrder(
            DeployFailure.class.getName(), Refusal.class.getName(), "dev.c2ecs.cli.aws.AwsFailure");
    assertThat(CLASSES.get("dev.c2ecs.cli.aws.AwsFailure").getModifiers())
        .doesNotContain(JavaModifier.PUBLIC);
  }

  @Test
  void stacksAsValuesHaveNoEffects() {
    noClasses()
        .that()
        .resideInAPackage("dev.c2ecs.cli.stack..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.c2ecs.cli.aws..",
            "dev.c2ecs.cli.deploy..",
            "dev.c2ecs.cli.terminal..",
            "java.nio.file..",
            "java.net..")
        .check(CLASSES);
  }

  @Test
  void nobodyWritesToTheStreamsOfTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.c2ecs.cli.Main")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void textReachesTheTerminalThroughOneDoor() throws IOException {
    noClasses()
        .that()
        .resideInAPackage("dev.c2ecs.cli..")
        .and()
        .doNotHaveFullyQualifiedName("dev.c2ecs.cli.Messages")
        .and()
        .doNotHaveFullyQualifiedName("dev.c2ecs.cli.terminal.Console")
        .and()
        .doNotHaveFullyQualifiedName("dev.c2ecs.cli.terminal.TransientLine")
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(
                HasOwner.Predicates.With.owner(assignableTo(PrintWriter.class))))
        .check(CLASSES);
    try (Stream<Path> files = Files.walk(Repo.ROOT.resolve("cli/src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .filteredOn(file -> Repo.read(file).contains("\\u001b"))
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder(
              "Visible.java", "TableView.java", "TransientLine.java", "Columns.java");
    }
  }

  private static final DescribedPredicate<JavaClass> MAPPERS =
      DescribedPredicate.describe(
          "mappers", type -> type.isAssignableTo(Mapper.class) && !type.isInterface());

  @Test
  void mappersKnowThePlanAndNotEachOther() {
    List<String> known = new ArrayList<>();
    for (JavaClass mapper : CLASSES.that(MAPPERS)) {
      for (Dependency dependency : mapper.getDirectDependenciesFromSelf()) {
        JavaClass other = dependency.getTargetClass();
        boolean own = other.equals(mapper) || other.getName().startsWith(mapper.getName() + "$");
        String room = other.getPackageName();
        if (!own
            && (MAPPERS.test(other)
                || room.startsWith("dev.c2ecs.cfn.check")
                || room.startsWith("dev.c2ecs.cfn.writer"))) {
          known.add(mapper.getSimpleName() + " knows " + other.getSimpleName());
        }
      }
    }
    assertThat(CLASSES.that(MAPPERS)).hasSizeGreaterThan(30);
    assertThat(known).isEmpty();
  }

  /** Words of a preview name keys for people; all others use what was read, or a constant. */
  @Test
  void oneClassSpellsTheKeysOfExtensions() throws IOException {
    try (Stream<Path> files = Files.walk(Repo.ROOT.resolve("cfn-generator/src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .filteredOn(file -> Repo.read(file).matches("(?s).*\n[^*\n]*\"[^\"\n]*x-aws-.*"))
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("Keys.java", "ResourceType.java", "ComposeWords.java");
    }
  }

  /** A repository may be that of a stranger: git starts in one place, with what it may do there. */
  @Test
  void gitIsStartedInOnePlace() throws IOException {
    try (Stream<Path> files = Files.walk(Repo.ROOT.resolve("cli/src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .filteredOn(file -> Repo.read(file).contains("\"git\""))
          .extracting(file -> file.getFileName().toString())
          .containsExactly("Git.java");
    }
  }

  @Test
  void everyMapperIsListed() {
    String listed =
        Repo.read(Repo.ROOT.resolve("cfn-generator/src/main/java/dev/c2ecs/cfn/Mappers.java"));
    assertThat(CLASSES.that(MAPPERS))
        .isNotEmpty()
        .allSatisfy(mapper -> assertThat(listed).contains("new " + mapper.getSimpleName() + "()"));
  }

  @Test
  void recordsAndFinalClassesOnly() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }
}
