package org.digitalcommons.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.CommonsException;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.QueryHeader.Parameter;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.name.Iris;
import org.digitalcommons.query.Answer;
import org.digitalcommons.vocab.Term;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** {@code completion}: a script that lets a shell complete commands, questions, their parameters, concepts and bodies. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a completion script: commands, questions, their parameters, codes of lists and of bodies.",
            "In bash: source <(commons completion bash). In zsh: source <(commons completion zsh)."
        })
final class CompletionCommand extends StoreCommand {

    /** The shells that there is a script for. */
    enum Shell {
        bash,
        zsh
    }

    private static final String BODIES = "id/body";

    @Mixin
    private QueryTarget target = new QueryTarget();

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.bash;

    @Override
    public Integer call() {
        var catalog = Catalog.of(terminal.rooms());
        var line = Main.commandLine();
        var ask = Objects.requireNonNull(line.getSubcommands().get("ask"));
        var types = new TreeSet<String>();
        for (var question : catalog.questions()) {
            ask.addSubcommand(question.name(), command(question, ask.getCommandSpec(), types));
        }
        var out = terminal.out();
        if (shell == Shell.zsh) {
            out.println("#compdef commons");
        }
        // Each list is written once, as a variable of the shell: the codes of bodies stand behind dozens of options.
        var script = AutoComplete.bash("commons", line);
        for (var type : types) {
            script = script.replace("\"" + variable(type) + "\"", "${" + variable(type) + "[@]}");
        }
        var lists = new StringBuilder();
        codes(types)
                .forEach((type, codes) -> lists.append("%s=(%s)\n".formatted(variable(type), String.join(" ", codes))));
        out.println(lists);
        out.print(script);
        out.flush();
        return Main.DONE;
    }

    /** A question as a command, with its parameters as options beside those of all questions. */
    private static CommandSpec command(Question question, CommandSpec ask, TreeSet<String> types) {
        var command = CommandSpec.create().name(question.name());
        for (var parameter : question.header().parameters()) {
            // The label names the variable of the script that holds the candidates, so each option has its own.
            var option = OptionSpec.builder("--" + parameter.option())
                    .type(String.class)
                    .paramLabel(parameter.option().replace('-', '_'));
            var candidates = candidates(parameter, types);
            command.addOption(
                    candidates.isEmpty()
                            ? option.build()
                            : option.completionCandidates(candidates).build());
        }
        ask.options().stream()
                .filter(o -> !o.inherited() && !List.of("--topic", "--search").contains(o.longestName()))
                .filter(o -> command.findOption(o.longestName()) == null)
                .forEach(o -> command.addOption(OptionSpec.builder(o).build()));
        return command;
    }

    private static List<String> candidates(Parameter parameter, TreeSet<String> types) {
        if (parameter.type().startsWith("concept/") || parameter.type().equals(BODIES)) {
            types.add(parameter.type());
            return List.of(variable(parameter.type()));
        }
        return parameter.choices();
    }

    private static String variable(String type) {
        return "_commons_" + type.replaceAll("[^a-z]", "_");
    }

    private Map<String, TreeSet<String>> codes(TreeSet<String> types) {
        var ontology = terminal.rooms().graph("ontology");
        var codes = new TreeMap<String, TreeSet<String>>();
        for (var type : types) {
            var list = new TreeSet<String>();
            var scheme = NodeFactory.createURI(Term.ROOT + "/" + type);
            var space = scheme.getURI() + "/";
            ontology.stream(Node.ANY, SKOS.inScheme.asNode(), scheme)
                    .map(t -> t.getSubject().getURI())
                    .filter(iri -> iri.startsWith(space))
                    .forEach(iri -> list.add(iri.substring(space.length())));
            codes.put(type, list);
        }
        if (types.contains(BODIES)) {
            codes.put(BODIES, bodies());
        }
        return codes;
    }

    /** The codes of the bodies in the store or at its server; none where there is no store yet. */
    private TreeSet<String> bodies() {
        var codes = new TreeSet<String>();
        try {
            var catalog = Catalog.of(terminal.rooms());
            var kind = Map.of("kind", "body");
            Answer answer = target.ask(
                    stores,
                    commons -> commons.ask("names-and-codes", kind),
                    server -> server.ask(catalog.named("names-and-codes"), kind));
            answer.rows().forEachRemaining(row -> {
                var thing = row.get(Var.alloc("thing")).getURI();
                if (thing.startsWith(Term.ID + "body/")) {
                    codes.add(Iris.lastSegment(thing));
                }
            });
        } catch (CommonsException noStore) {
            terminal.err().println(noStore.getMessage() + " Bodies are left out.");
        }
        return codes;
    }
}
