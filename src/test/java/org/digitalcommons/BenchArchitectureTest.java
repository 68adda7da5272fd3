package org.digitalcommons;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Who may import whom in {@code src/bench}: what is measured does not make what it is measured by, so that synthetic data
 * knows the code lists only; and nothing of the jar needs a test.
 */
@AnalyzeClasses(packages = {"org.digitalcommons.bench", "org.digitalcommons.synthetic"})
class BenchArchitectureTest {

    @ArchTest
    static final ArchRule syntheticDataKnowsNothingButTheCodeLists = classes()
            .that()
            .resideInAPackage("org.digitalcommons.synthetic..")
            .and()
            .haveSimpleNameNotEndingWith("Test")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.digitalcommons.synthetic..",
                    "org.digitalcommons.catalog..",
                    "org.digitalcommons.name..",
                    "org.digitalcommons.vocab..",
                    "org.apache.jena.graph..",
                    "org.apache.jena.rdf.model..",
                    "org.apache.jena.vocabulary..",
                    "org.apache.jena.util.iterator..",
                    "org.jspecify..",
                    "java..");

    @ArchTest
    static final ArchRule nothingOfTheJarNeedsATest = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Test")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.assertj..", "org.openqa.selenium..");
}
