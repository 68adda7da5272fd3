package org.digitalcommons;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;
import java.util.Set;
import org.digitalcommons.serve.http.Endpoint;
import org.junit.jupiter.api.Test;

/** Who may import whom, and which libraries each package may use. {@link Layers} has the table. */
@AnalyzeClasses(packages = "org.digitalcommons", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static void everyPackageImportsOnlyWhatItMay(JavaClasses classes) {
        assertThat(Layers.breaches(Packages.imports(classes))).isEmpty();
    }

    @Test
    void anImportThatIsNotAllowedAndAPackageWithoutALineAreFound() {
        assertThat(Layers.breaches(Map.of("catalog", Set.of("name", "serve"), "attic", Set.of())))
                .containsExactly("attic has no line in Layers", "catalog imports serve");
    }

    @ArchTest
    static final ArchRule theFacesDoNotKnowOneAnother = slices().matching(
                    "org.digitalcommons.serve.(data|reconcile|sparql|upload)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule noPackagesImportOneAnotherInACircle =
            slices().matching("org.digitalcommons.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyPullingAsksOtherServers = noClasses()
            .that()
            .resideOutsideOfPackages("org.digitalcommons.pull..", "org.digitalcommons.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule everyServletStandsOnOneBase =
            classes().that().areAssignableTo(HttpServlet.class).should().beAssignableTo(Endpoint.class);

    @ArchTest
    static final ArchRule onlyTheBaseAnswersThroughTheContainer = noClasses()
            .that()
            .resideOutsideOfPackage("org.digitalcommons.serve.http..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ServletResponse.class);

    /** What faces strangers may show values of what fetches, which are records, and holds nothing that acts. */
    @ArchTest
    static final ArchRule noStrangerCausesARequest = noClasses()
            .that()
            .resideInAPackage("org.digitalcommons.serve..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.digitalcommons.pull..")
                    .and(not(JavaClass.Predicates.assignableTo(Record.class))));

    @ArchTest
    static final ArchRule theVocabularyKnowsNothingOfOurs = classes()
            .that()
            .resideInAPackage("org.digitalcommons.vocab..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.digitalcommons.vocab..", "org.apache.jena.graph..", "org.jspecify..", "java..");

    @ArchTest
    static final ArchRule servingDoesNotKnowTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("org.digitalcommons.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.digitalcommons.cli..", "picocli..");

    @ArchTest
    static final ArchRule onlyServingKnowsTheServer = noClasses()
            .that()
            .resideOutsideOfPackage("org.digitalcommons.serve..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.jena.fuseki..", "jakarta.servlet..", "gg.jte..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsItsDatabase = noClasses()
            .that()
            .resideOutsideOfPackage("org.digitalcommons.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.jena.tdb2..");

    /** Those beside it evaluate rules, over data that they are given. */
    @ArchTest
    static final ArchRule onlyOnePlaceAsksTheStore = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.digitalcommons.query..",
                    "org.digitalcommons.plan..",
                    "org.digitalcommons.publish..",
                    "org.digitalcommons.validate..",
                    "org.digitalcommons.derive..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.apache\\.jena\\.(sparql\\.exec\\.QueryExec.*|query\\.QueryExecution.*)");

    @ArchTest
    static final ArchRule onlyTheCommandLineReadsAndWritesTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage("org.digitalcommons.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "exit", int.class);
}
