package org.digitalcommons.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.digitalcommons.generate.CodeLists.Concept;
import org.digitalcommons.generate.CodeLists.Pattern;

/**
 * One synthetic body: its posts, what it can do and with what, its services, costs, volumes, contracts and payments. It
 * follows from the seed and its number alone, so that a larger country only has more bodies.
 */
final class Body {

    private static final String GBP = "cur:GBP";

    /** The last digit of a body's number says of what kind it is, and what is planted in it; see {@link #plant}. */
    private static final int BLOCK = 10;

    private static final List<String> MAKERS =
            List.of("Alba", "Brio", "Cora", "Dova", "Elva", "Fero", "Gilo", "Hevo", "Isto", "Juno");

    private final CodeLists lists;
    private final Market market;
    private final long seed;
    private final int number;
    private final String code;
    private final String body;
    private final Kind kind;
    private final Dice dice;
    private final double size;
    private final Content content;
    private final Answers answers;
    private final List<String> superiors = new ArrayList<>();
    private final Map<String, List<String>> implementations = new TreeMap<>();
    private final Map<String, Long> staff = new HashMap<>();
    private final List<String> systems = new ArrayList<>();

    /** The kinds of bodies, each a peer group of its own that no real body is in. */
    private enum Kind {
        council("Council"),
        trust("Trust"),
        department("Department");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        static Kind of(int number) {
            int digit = number % BLOCK;
            return digit == 0 ? department : digit >= 8 ? trust : council;
        }
    }

    Body(CodeLists lists, Market market, long seed, int number, Answers answers) {
        this.lists = lists;
        this.market = market;
        this.seed = seed;
        this.number = number;
        this.answers = answers;
        this.code = code(number);
        this.body = "id:body/" + code;
        this.kind = Kind.of(number);
        this.dice = new Dice(seed, number);
        this.size = dice.skewed(0.4, 15, 1.1);
        this.content = new Content(code, "organisation", code);
    }

    private static String code(int number) {
        return String.format(Locale.ROOT, "synthetic-%04d", number);
    }

    private String own(String name) {
        return own(number, name);
    }

    private static String own(int number, String name) {
        return String.format(Locale.ROOT, "id:synthetic/%04d/%s", number, name);
    }

    Synthetic publication() {
        var title = String.format(Locale.ROOT, "%s %04d (synthetic)", kind.title, number);
        content.thing(body, "cv:PublicOrganisation", "org:Organization")
                .words("skos:prefLabel", title)
                .value("org:identifier", String.format(Locale.ROOT, "%04d", number), "concept:identifier/synthetic")
                .link("org:classification", "concept:peer-group/synthetic-" + kind)
                .link("dcat:contactPoint", "mailto:data@" + code + ".example");
        units();
        for (var capability : lists.capabilities()) {
            if (dice.chance(Math.min(0.95, 0.35 + 0.15 * size))) {
                implement(capability);
                if (dice.chance(Math.min(0.6, 0.08 * size))) {
                    implement(capability);
                }
            }
        }
        services();
        if (kind == Kind.council) {
            lines();
        }
        contracts();
        payments();
        plant();
        answers.staff(body, staff);
        return content.publication(title + ": staff, services and costs", seed);
    }

    private void units() {
        var chief = own("post-chief");
        content.thing(chief, "org:Post")
                .words("skos:prefLabel", "Chief executive")
                .link("org:postIn", body);
        int units = 3 + (int) Math.min(15, 2 * size);
        for (int u = 1; u <= units; u++) {
            var unit = own("unit-" + u);
            boolean corporate = u <= 1 + units / 5;
            content.thing(unit, "org:OrganizationalUnit")
                    .words("skos:prefLabel", (corporate ? "Corporate services " : "Services ") + u)
                    .link("org:unitOf", body);
            superiors.clear();
            post(unit, String.format(Locale.ROOT, "unit-%d-head", u), "Head of unit", chief);
            int leads = dice.between(0, 2);
            for (int p = 1; p <= leads; p++) {
                post(unit, String.format(Locale.ROOT, "unit-%d-lead-%d", u, p), "Team leader", superiors.getFirst());
            }
            int kinds = dice.between(4, 12);
            for (int s = 1; s <= kinds; s++) {
                staff(unit, String.format(Locale.ROOT, "unit-%d-staff-%d", u, s), s, corporate);
            }
        }
    }

    private void post(String unit, String name, String title, String superior) {
        var post = own("post-" + name);
        content.thing(post, "org:Post")
                .words("skos:prefLabel", title)
                .link("org:postIn", unit)
                .link("org:reportsTo", superior);
        superiors.add(post);
    }

    private void staff(String unit, String name, int grade, boolean corporate) {
        var profession = lists.professions().stream()
                .filter(p -> !corporate && p.code().equals("operational-delivery") && dice.chance(0.6))
                .findFirst()
                .orElseGet(() -> dice.one(lists.professions()));
        boolean senior = grade >= 7;
        boolean vacant = dice.chance(0.06);
        long tenths = Math.max(2, (long) (100 * size * dice.skewed(0.5, 20, 1.3)) / (senior ? 8 : 1));
        long pay = 2_200_000L + 350_000L * grade;
        var staffing = content.figure(own(name), "commons:StaffingObservation", Content.YEAR)
                .link("commons:unit", unit)
                .link("commons:profession", profession.address())
                .link("commons:seniority", "concept:seniority/" + (senior ? "senior" : "junior"))
                .text("commons:grade", "G" + grade)
                .text("commons:jobTitle", profession.code() + " " + grade)
                .link("commons:reportsToPost", dice.one(superiors))
                .tenths("commons:fullTimeEquivalent", tenths);
        if (vacant) {
            staffing.link("commons:occupancy", "concept:occupancy/vacant");
        } else {
            staffing.whole("commons:headcount", (tenths + 9) / 10 + dice.between(0, 2));
        }
        if (dice.chance(0.9)) {
            staffing.money("commons:amountLower", pay * tenths / 10)
                    .money("commons:amountUpper", pay * 115 / 100 * tenths / 10)
                    .link("commons:currency", GBP);
        }
        staff.merge(senior ? profession.senior() : profession.junior(), tenths, Long::sum);
    }

    /** Runs a capability: for itself, with others, from the market or from the commons. */
    private void implement(Concept capability) {
        var mine = implementations.computeIfAbsent(capability.address(), c -> new ArrayList<>());
        var address = own(String.format(Locale.ROOT, "%s-%d", capability.code(), mine.size() + 1));
        mine.add(address);
        var about = content.thing(address, "commons:Implementation")
                .words("skos:prefLabel", String.format(Locale.ROOT, "%s %d", capability.name(), mine.size()))
                .link("commons:implements", capability.address())
                .link("commons:operatedBy", body);
        if (market.isCommon(capability.address()) && dice.chance(0.25)) {
            about.link("commons:implementationType", "concept:implementation-type/utility")
                    .link("commons:sourcing", "concept:sourcing/commons")
                    .link("commons:evolutionStage", "concept:evolution-stage/commodity")
                    .link("commons:provisionOf", Market.common(capability.address()));
            content.thing(address + "-consumption", "commons:Consumption")
                    .link("commons:consumer", body)
                    .link("commons:consumes", Market.common(capability.address()))
                    .date("schema:startDate", String.format(Locale.ROOT, "20%d-04-01", dice.between(18, 24)));
            cost(address, "direct", 2_000, 1);
        } else if (market.isOffered(capability.address()) && dice.chance(0.2)) {
            about.link("commons:implementationType", "concept:implementation-type/product")
                    .link("commons:sourcing", "concept:sourcing/marketplace")
                    .link("commons:evolutionStage", "concept:evolution-stage/product")
                    .link("commons:provisionOf", Market.offered(capability.address()));
            cost(address, "direct", 9_000, 0.9);
        } else {
            boolean bespoke = dice.chance(0.4);
            about.link("commons:implementationType", "concept:implementation-type/" + (bespoke ? "bespoke" : "product"))
                    .link("commons:sourcing", "concept:sourcing/local")
                    .link("commons:evolutionStage", "concept:evolution-stage/" + (bespoke ? "custom" : "product"));
            if (dice.chance(0.15)) {
                about.link("commons:process", dice.one(lists.processes()).address());
            }
            if (dice.chance(0.4)) {
                var product = dice.favourite(MAKERS) + capability.name().replace(" ", "");
                about.link("commons:supportedBy", system(address, product));
            }
            answers.runs(body, capability.address(), cost(address, "direct", bespoke ? 30_000 : 14_000, 0.88));
        }
    }

    private String system(String implementation, String product) {
        var system = implementation + "-system";
        content.thing(system, "schema:SoftwareApplication").text("schema:name", product);
        systems.add(system);
        return system;
    }

    /** A cost of the year, in pence; below zero when it is one of those that are not published. */
    private long cost(String subject, String basis, long pounds, double published) {
        long pence = (long) (100 * pounds * size * dice.skewed(0.3, 12, 1.2));
        var cost = content.figure(subject + "-cost", "commons:CostObservation", Content.YEAR)
                .link("commons:subject", subject)
                .link("commons:basis", "concept:basis/" + basis)
                .link("commons:currency", GBP);
        if (!dice.chance(published)) {
            cost.link("sdmxa:obsStatus", "sdmxc:obsStatus-M");
            return -1;
        }
        cost.money("commons:amount", pence);
        if (dice.chance(0.2)) {
            content.figure(subject + "-cost-before", "commons:CostObservation", Content.YEAR_BEFORE)
                    .link("commons:subject", subject)
                    .link("commons:basis", "concept:basis/" + basis)
                    .link("commons:currency", GBP)
                    .money("commons:amount", pence * 97 / 100);
        }
        return pence;
    }

    private void services() {
        int count = (int) Math.min(lists.serviceTypes().size(), 4 + 10 * size);
        for (var type : dice.shuffled(lists.serviceTypes()).subList(0, count)) {
            int position = lists.serviceTypes().indexOf(type);
            service(
                    type,
                    lists.patterns().get(position % lists.patterns().size()),
                    lists.serviceGroups().get(position % lists.serviceGroups().size()));
        }
    }

    private void service(Concept type, Pattern pattern, Concept group) {
        var address = own("service-" + type.code());
        var uses = new ArrayList<String>();
        var needed = pattern.capabilities();
        for (var capability : needed) {
            // Some services miss something that their pattern needs.
            if (uses.size() != needed.size() - 1 || !dice.chance(0.05)) {
                uses.add(implementation(capability));
            }
        }
        var service = content.thing(address, "cpsv:PublicService")
                .words("dct:title", type.name())
                .link("cv:hasCompetentAuthority", body)
                .link("cv:isClassifiedBy", type.address())
                .link("commons:followsPattern", pattern.address())
                .link("commons:serviceGroup", group.address())
                .link("commons:enablingMode", "concept:enabling-mode/" + (dice.chance(0.7) ? "served" : "regulated"));
        uses.forEach(implementation -> service.link("commons:uses", implementation));
        if (dice.chance(0.3)) {
            var step = pattern.steps().getFirst();
            service.link("commons:hasStep", address + "-step");
            content.part(address + "-step", "commons:ServiceStep")
                    .words("skos:prefLabel", step.name() + " our own way")
                    .link("commons:realizes", step.address())
                    .link("commons:uses", uses.getFirst());
        }
        money(address);
    }

    private void money(String service) {
        long pence = cost(service, "full-cost", 60_000, 0.85);
        if (!dice.chance(0.92)) {
            return;
        }
        long quantity = Math.max(5, (long) (size * dice.skewed(60, 6_000, 1.1)));
        content.figure(service + "-volume", "commons:VolumeObservation", Content.YEAR)
                .link("commons:subject", service)
                .tenths("commons:quantity", 10 * quantity)
                .link("commons:quantityUnit", "concept:unit/application");
        if (pence >= 0 && dice.chance(0.15)) {
            content.figure(service + "-unit-cost", "commons:DeclaredUnitCost", Content.YEAR)
                    .link("commons:subject", service)
                    .money("commons:amount", (2 * pence + quantity) / (2 * quantity))
                    .link("commons:currency", GBP)
                    .link("commons:numerator", service + "-cost")
                    .link("commons:denominator", service + "-volume")
                    .link("commons:perUnit", "concept:unit/application");
        }
    }

    /** One of the implementations of a capability; one is made where there is none yet. */
    private String implementation(String capability) {
        if (!implementations.containsKey(capability)) {
            implement(lists.capabilities().stream()
                    .filter(c -> c.address().equals(capability))
                    .findFirst()
                    .orElseThrow());
        }
        return dice.one(implementations.getOrDefault(capability, List.of()));
    }

    /** The spending of a council by service line, and its dwellings. */
    private void lines() {
        content.figure(own("dwellings"), "commons:VolumeObservation", Content.YEAR)
                .link("commons:subject", body)
                .tenths("commons:quantity", 10 * (long) (20_000 * size + dice.between(0, 9_999)))
                .link("commons:quantityUnit", "concept:unit/dwelling");
        for (var line : lists.serviceLines()) {
            var cost = content.figure(own("line-" + line.code()), "commons:CostObservation", Content.YEAR)
                    .link("commons:subject", body)
                    .link("commons:serviceLine", line.address())
                    .link("commons:basis", "concept:basis/net-current-expenditure")
                    .link("commons:currency", GBP);
            if (dice.chance(0.04)) {
                cost.link("sdmxa:obsStatus", "sdmxc:obsStatus-M");
            } else {
                cost.money("commons:amount", 100_000L * (long) (size * dice.skewed(800, 9_000, 1.5)));
            }
        }
    }

    private void contracts() {
        int count = (int) Math.min(systems.size(), 2 + 3 * size);
        for (int c = 1; c <= count; c++) {
            var contract = own("contract-" + c);
            long signed = 100L * (long) (size * dice.skewed(12_000, 900_000, 1));
            long now = signed * dice.between(95, 140) / 100;
            int begins = dice.between(2019, 2024);
            content.thing(contract, "epo:Contract")
                    .words("dct:title", String.format(Locale.ROOT, "Contract %d", c))
                    .link("epo:bindsBuyer", contract + "/buyer")
                    .link("epo:bindsContractor", contract + "/contractor")
                    .link("epo:isSubjectToContractSpecificTerm", contract + "/term")
                    .link("commons:procures", systems.get(c - 1))
                    .link("commons:originalValue", contract + "/original")
                    .link("commons:currentValue", contract + "/current")
                    .date("commons:lockInEnd", (begins + 2) + "-03-31");
            content.part(contract + "/buyer", "epo:Buyer").link("epo:playedBy", body);
            content.part(contract + "/contractor", "epo:Contractor")
                    .link("epo:playedBy", dice.favourite(Market.suppliers()));
            content.part(contract + "/term", "epo:ContractTerm")
                    .link("epo:definesContractPeriod", contract + "/period");
            content.part(contract + "/period", "epo:Period")
                    .value("epo:hasBeginning", begins + "-04-01T00:00:00Z", "xsd:dateTime")
                    .value("epo:hasEnd", (begins + dice.between(3, 6)) + "-03-31T23:59:59Z", "xsd:dateTime");
            amount(contract + "/original", signed);
            amount(contract + "/current", now);
        }
    }

    private void amount(String address, long pence) {
        content.part(address, "epo:MonetaryValue")
                .money("epo:hasAmountValue", pence)
                .link("epo:hasCurrency", GBP);
    }

    private void payments() {
        int count = (int) Math.min(120, 6 + 6 * size);
        for (int p = 1; p <= count; p++) {
            var payment = content.thing(own("payment-" + p), "commons:SpendLine")
                    .link("dct:isPartOf", content.publication())
                    .link("qb:dataSet", content.publication())
                    .link("commons:subject", body)
                    .date(
                            "payment:date",
                            String.format(Locale.ROOT, "2024-%02d-%02d", dice.between(4, 12), dice.between(1, 28)))
                    .money("commons:amount", 100L * (long) dice.skewed(500, 90_000, 1))
                    .link("commons:currency", GBP)
                    .text("commons:spentOn", dice.chance(0.5) ? "Software" : "Agency staff");
            if (dice.chance(0.93)) {
                payment.link("payment:payee", dice.favourite(Market.suppliers()));
            }
        }
    }

    /**
     * Plants what is to be found, in every ten bodies: three bodies with one product for one capability, two services
     * with the same steps under two names, a third with the same steps in another order, and two bodies whose "booking
     * system" is a different thing.
     */
    private void plant() {
        int block = number / BLOCK;
        int first = block * BLOCK;
        switch (number % BLOCK) {
            case 1, 2, 3 -> planted(block, first);
            case 4, 5 -> sameSteps(block, first, false);
            case 6 -> sameSteps(block, first, true);
            case 7 -> booking("venue-booking");
            case 8 -> {
                booking("appointment-booking");
                answers.different("booking", own(first + 7, "planted-booking"), own("planted-booking"));
            }
            default -> {}
        }
    }

    private void planted(int block, int first) {
        var capability = lists.capabilities().get(block % lists.capabilities().size());
        ownSystem(
                "planted-product",
                capability,
                String.format(Locale.ROOT, "Plantedware %d", block),
                1_000_000L * (number % BLOCK));
        for (int other = first + 1; other < number; other++) {
            answers.same("system", own(other, "planted-product"), own("planted-product"));
        }
    }

    private void booking(String code) {
        var capability = lists.capabilities().stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .orElseThrow();
        ownSystem("planted-booking", capability, "Booking system", 2_500_000L);
    }

    private void ownSystem(String name, Concept capability, String product, long pence) {
        var address = own(name);
        content.thing(address, "commons:Implementation")
                .words("skos:prefLabel", product)
                .link("commons:implements", capability.address())
                .link("commons:operatedBy", body)
                .link("commons:implementationType", "concept:implementation-type/product")
                .link("commons:sourcing", "concept:sourcing/local")
                .link("commons:evolutionStage", "concept:evolution-stage/product")
                .link("commons:supportedBy", system(address, product));
        content.figure(address + "-cost", "commons:CostObservation", Content.YEAR)
                .link("commons:subject", address)
                .link("commons:basis", "concept:basis/direct")
                .link("commons:currency", GBP)
                .money("commons:amount", pence);
        answers.runs(body, capability.address(), pence);
    }

    private void sameSteps(int block, int first, boolean inAnotherOrder) {
        var steps = new Dice(seed, -1 - block).shuffled(lists.stepTypes()).subList(0, 7);
        var address = own("planted-pattern");
        var pattern = content.thing(address, "commons:ServicePattern", "skos:Concept")
                .words("skos:prefLabel", String.format(Locale.ROOT, "Way of working of %s %04d", kind, number))
                .text("dcat:version", "1.0");
        for (int s = 1; s <= steps.size(); s++) {
            pattern.link("commons:hasStep", address + "/" + s);
        }
        var capability = lists.capabilities().getFirst().address();
        for (int s = 1; s <= steps.size(); s++) {
            var type = steps.get(inAnotherOrder ? s % steps.size() : s - 1);
            content.part(address + "/" + s, "commons:Step")
                    .whole("schema:position", s)
                    .words("skos:prefLabel", String.format(Locale.ROOT, "%s at %s", type.name(), kind))
                    .link("commons:stepType", type.address())
                    .link("commons:requiresCapability", capability);
        }
        var service = own("planted-service");
        content.thing(service, "cpsv:PublicService")
                .words("dct:title", String.format(Locale.ROOT, "Service of its own kind %04d", number))
                .link("cv:hasCompetentAuthority", body)
                .link("cv:isClassifiedBy", lists.serviceTypes().getFirst().address())
                .link("commons:followsPattern", address)
                .link("commons:uses", implementation(capability));
        if (inAnotherOrder) {
            answers.different("order", own(first + 4, "planted-service"), service);
            answers.different("order", own(first + 5, "planted-service"), service);
        } else if (number % BLOCK == 5) {
            answers.same("steps", own(first + 4, "planted-service"), service);
        }
    }
}
