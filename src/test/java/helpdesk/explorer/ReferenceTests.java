package helpdesk.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import helpdesk.api.SchemaFiles;
import helpdesk.explorer.Reference.Entry;
import helpdesk.explorer.Reference.Section;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reference is complete and consistent, because it is written from the schema.
class ReferenceTests {

    private static final GraphQLSchema SCHEMA = SchemaFiles.schema();
    private static final Pattern LINK = Pattern.compile("href=\"#([^\"]*)\"");

    final Reference reference = new Reference(SCHEMA, Examples.read());

    ReferenceTests() throws IOException {}

    @Test
    void describesEveryTypeAndOperation() {
        var types = SCHEMA.getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .filter(type -> !List.of("Query", "Mutation", "Subscription").contains(type.getName()))
                .map(type -> type.getName());
        var operations = Stream.of(SCHEMA.getQueryType(), SCHEMA.getMutationType(), SCHEMA.getSubscriptionType())
                .flatMap(root -> root.getFields().stream().map(field -> root.getName() + "." + field.getName()));
        assertThat(entries().map(Entry::id))
                .containsAll(Stream.concat(types, operations).toList());
    }

    @Test
    void linksOnlyToWhatItHas() {
        var ids = entries().map(Entry::id).collect(Collectors.toSet());
        var links =
                entries().flatMap(entry -> LINK.matcher(entry.html()).results().map(match -> match.group(1)));
        assertThat(links).hasSizeGreaterThan(500).isSubsetOf(ids);
    }

    @Test
    void saysWhatAFieldCostsAndHowOftenItMayBeSelected() {
        assertThat(html("Mutation.purgeContact")).contains("@cost(weight: &quot;300&quot;)", "@rate(perMinute: 60)");
        assertThat(html("Query.contacts")).contains("@listSize(assumedSize: 100");
        assertThat(html("ContactFilter")).contains("</a> = ACTIVE");
    }

    @Test
    void linksToTheExamplesOfAnOperation() {
        assertThat(html("Mutation.purgeContact")).contains("<a href=\"#example-PurgeContact\">Purge a contact</a>");
        assertThat(html("PurgeContactInput")).contains("#example-PurgeContact");
    }

    @Test
    void saysForEachRefusalWhatItMeansAndWhichMutationsReturnIt() {
        var refusals = SCHEMA.getImplementations((GraphQLInterfaceType) SCHEMA.getType("UserError"));
        assertThat(refusals)
                .allSatisfy(type -> assertThat(html("error-" + type.getName())).contains("Returned by <a"));
        assertThat(html("error-ContactNotSoftDeleted"))
                .contains("Only a soft-deleted contact can be purged.", "#Mutation.purgeContact");
    }

    /// Nothing refers to the enum that describes them.
    @Test
    void describesTheCodesOfErrors() {
        var codes = """
            type Query { version: String }
            "The codes of errors."
            enum ErrorCode { "Too many requests. Try again later." THROTTLED }
            """;
        var schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(codes));
        assertThat(new Reference(schema, List.of()).sections())
                .filteredOn(section -> section.title().equals("Errors"))
                .flatExtracting(Section::entries)
                .extracting(Entry::html)
                .singleElement()
                .asString()
                .contains("The codes of errors.", "THROTTLED", "Try again later.");
    }

    /// Those that the server ignores are moved there.
    @Test
    void leavesOutDirectivesThatCanOnlyBeOnTheSchemaAsAWhole() {
        var directives = """
            directive @ignored on SCHEMA
            directive @used on SCHEMA | FIELD
            type Query { version: String }
            """;
        var schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(directives));
        assertThat(new Reference(schema, List.of()).sections())
                .flatExtracting(Section::entries)
                .extracting(Entry::name)
                .contains("@used")
                .doesNotContain("@ignored");
    }

    @Test
    void escapesWhatTheSchemaSays() {
        var markdown = new Markdown("Contact"::equals);
        assertThat(markdown.html("a < b\nand `Contact` or `<x>`, _n_\n\nhttps://example.com/a_b_c."))
                .isEqualTo("<p>a &lt; b and <a href=\"#Contact\"><code>Contact</code></a> or <code>&lt;x&gt;</code>,"
                        + " <em>n</em></p><p><a href=\"https://example.com/a_b_c\">https://example.com/a_b_c</a>.</p>");
    }

    private String html(String id) {
        return entries()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow()
                .html();
    }

    private Stream<Entry> entries() {
        return reference.sections().stream().flatMap(section -> section.entries().stream());
    }
}
