package org.digitalcommons;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.digitalcommons.pull.FeedStatus;

/**
 * Who may import whom: cli -> serve -> Commons -> publish, validate, store or derive -> catalog -> name -> vocab; and rights,
 * below Commons, which knows nothing but names and the vocabulary; and pull, below Commons, which knows nothing but rights.
 */
@AnalyzeClasses(packages = "org.digitalcommons", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] STAGES = {
        "org.digitalcommons.publish..",
        "org.digitalcommons.validate..",
        "org.digitalcommons.store..",
        "org.digitalcommons.derive.."
    };

    @ArchTest
    static final ArchRule stagesDoNotKnowOneAnother = slices().matching(
                    "org.digitalcommons.(publish|validate|store|derive)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule stagesDoNotKnowWhatIsAboveThem = noClasses()
            .that()
            .resideInAnyPackage(STAGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.digitalcommons.serve..", "org.digitalcommons.cli..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.digitalcommons.Commons");

    @ArchTest
    static final ArchRule theCatalogueKnowsOnlyTheVocabulary = noClasses()
            .that()
            .resideInAPackage("org.digitalcommons.catalog..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.digitalcommons.publish..",
                    "org.digitalcommons.validate..",
                    "org.digitalcommons.store..",
                    "org.digitalcommons.derive..",
                    "org.digitalcommons.serve..",
                    "org.digitalcommons.cli..");

    @ArchTest
    static final ArchRule rightsKnowNothingOfTheData = classes()
            .that()
            .resideInAPackage("org.digitalcommons.rights..")
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "org.digitalcommons.rights..",
                            "org.digitalcommons.name..",
                            "org.digitalcommons.vocab..",
                            "org.jspecify..",
                            "java..")
                    .or(JavaClass.Predicates.belongToAnyOf(CommonsException.class)));

    @ArchTest
    static final ArchRule pullingKnowsNothingOfTheData = classes()
            .that()
            .resideInAPackage("org.digitalcommons.pull..")
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "org.digitalcommons.pull..",
                            "org.digitalcommons.rights..",
                            "org.digitalcommons.name..",
                            "org.digitalcommons.vocab..",
                            "org.jspecify..",
                            "java..",
                            "javax.net.ssl..")
                    .or(JavaClass.Predicates.belongToAnyOf(CommonsException.class)));

    @ArchTest
    static final ArchRule onlyPullingAsksOtherServers = noClasses()
            .that()
            .resideOutsideOfPackages("org.digitalcommons.pull..", "org.digitalcommons.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule noStrangerCausesARequest = noClasses()
            .that()
            .resideInAPackage("org.digitalcommons.serve..")
            .should()
            .dependOnClassesThat(
                    JavaClass.Predicates.resideInAnyPackage("org.digitalcommons.pull..", "org.digitalcommons.harvest..")
                            .and(not(JavaClass.Predicates.belongToAnyOf(FeedStatus.class))));

    @ArchTest
    static final ArchRule theStagesDoNotAskWhoIsAllowed = noClasses()
            .that()
            .resideInAnyPackage(STAGES)
            .or()
            .resideInAPackage("org.digitalcommons.catalog..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.digitalcommons.rights..");

    @ArchTest
    static final ArchRule namesKnowNothingButTheVocabulary = classes()
            .that()
            .resideInAPackage("org.digitalcommons.name..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.digitalcommons.name..",
                    "org.digitalcommons.vocab..",
                    "org.apache.jena..",
                    "org.jspecify..",
                    "java..");

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
