package helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import graphql.ExecutionResult;
import helpdesk.graphql.usererror.UserError;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.graphql.support.DefaultGraphQlRequest;

/// No record of the server prints a personal text or a secret. What prints the text of a component has to be listed
/// here, with the reason why nothing personal is in it.
class RedactionTests {

    private static final Map<String, List<String>> PRINTED = Map.of(
            "ids of objects, requests and previews",
            List.of(
                    "ContactController.IdInput.id",
                    "ContactIdsInput.ids",
                    "ContactResult.id",
                    "CustomFieldController.DeleteCustomFieldInput.previewFingerprint",
                    "CustomFieldDeletionPreview.fingerprint",
                    "GraphqlErrors.ErrorsOfRequest.requestId",
                    "ApiError.requestId",
                    "LegalHoldWriter.PlaceLegalHoldInput.contactId",
                    "LegalHoldWriter.ReleaseLegalHoldInput.contactId",
                    "LegalHoldWriter.ReleaseLegalHoldInput.legalHoldId",
                    "PurgeBatch.fingerprint",
                    "PurgeBatchContact.fingerprint",
                    "PurgeBatchController.CancelPurgeBatchInput.id",
                    "PurgeBatches.PreparePurgeBatchInput.ids",
                    "PurgeBatches.StartPurgeBatchInput.fingerprint",
                    "PurgeBatches.StartPurgeBatchInput.id",
                    "PurgeController.PurgeContactInput.id",
                    "PurgeController.PurgeContactInput.previewFingerprint",
                    "PurgePreview.fingerprint",
                    "Retention.SetRetentionPolicyInput.previewFingerprint",
                    "TicketFilter.collaboratorId",
                    "TicketFilter.requesterId",
                    "TicketInputs.AddCollaboratorInput.contactId",
                    "TicketInputs.AddCollaboratorInput.ticketId",
                    "TicketInputs.AddCommentInput.authorId",
                    "TicketInputs.AddCommentInput.ticketId",
                    "TicketInputs.CreateTicketInput.requesterId",
                    "TicketInputs.RateTicketInput.raterId",
                    "TicketInputs.RateTicketInput.ticketId",
                    "TicketInputs.UpdateTicketStatusInput.id",
                    "Representation.id",
                    "AuditEventFilter.contactId",
                    "UpdateContactInput.id"),
            "encrypted, or a hash",
            List.of(
                    "DocumentReference.hash",
                    "PageRequest.after",
                    "PageRequest.before",
                    "SignInThrottle.Rule.hash",
                    "WordSearch.End.last",
                    "WordSearch.End.next"),
            "definitions of custom fields, which belong to nobody",
            List.of(
                    "AuditEvent.changedFields",
                    "ContactFilter.CustomFieldFilter.key",
                    "ContactRecorded.changedFields",
                    "CustomField.choices",
                    "CustomField.key",
                    "CustomField.label",
                    "CustomFieldController.DeleteCustomFieldInput.key",
                    "CustomFieldController.DeleteCustomFieldPayload.deletedKey",
                    "CustomFieldDefinitions.DefineCustomFieldInput.choices",
                    "CustomFieldDefinitions.DefineCustomFieldInput.key",
                    "CustomFieldDefinitions.DefineCustomFieldInput.label",
                    "CustomFieldDefinitions.UpdateCustomFieldInput.key",
                    "CustomFieldDefinitions.UpdateCustomFieldInput.label",
                    "CustomFieldDefinitions.UpdateCustomFieldInput.moveAfter",
                    "CustomFieldDefinitions.UpdateCustomFieldInput.moveBefore",
                    "CustomFieldDefinitions.UpdateCustomFieldInput.newChoices",
                    "CustomFieldDeletion.DeletedField.key",
                    "CustomFieldValueInput.key"),
            "sentences that the server shows, which quote nothing personal, and paths to fields",
            List.of(
                    "ApiError.path",
                    "AuditEvent.detail",
                    "InputProblems.format",
                    "MailText.body",
                    "MailText.subject",
                    "PurgeAction.subject",
                    "PurgeSentence.forMany",
                    "PurgeSentence.forOne",
                    "RetentionPolicySet.sentence",
                    "UserError.field",
                    "UserError.message"),
            "times and time zones",
            List.of(
                    "DailyTime.zone",
                    "RetentionPolicyInput.DailyTimeInput.time",
                    "RetentionPolicyInput.DailyTimeInput.zone"),
            "names and parts of statements, of the schema and of settings",
            List.of(
                    "Allowances.Key.use",
                    "ContentSecurityPolicy.provider",
                    "DeskSettings.clientId",
                    "DeskSettings.scope",
                    "ExportField.name",
                    "ExportField.sql",
                    "ExportPart.id",
                    "ExportPart.key",
                    "ExportPart.name",
                    "ExportPart.source",
                    "FieldLimit.Directives.name",
                    "FieldLimit.name",
                    "FieldLimit.sizedFields",
                    "FieldLimit.type",
                    "IdentityProvider.roles",
                    "Keyset.column",
                    "Keyset.id",
                    "ListSize.LengthOf.path",
                    "ListSize.Sliced.arguments",
                    "NestedList.condition",
                    "NestedList.Rows.columns",
                    "NestedList.Rows.joins",
                    "NestedList.name",
                    "NestedList.parentColumn",
                    "NestedList.source",
                    "NestedList.table",
                    "PurgeBatchContact.blockers",
                    "PurgeBlocker.contact",
                    "PurgeBlocker.name",
                    "PurgeBlocker.source",
                    "PurgePreview.blockers",
                    "PurgeStep.beginning",
                    "PurgeStep.change",
                    "PurgeStep.contact",
                    "PurgeStep.key",
                    "PurgeStep.size",
                    "PurgeStep.source",
                    "PurgeStep.subject",
                    "PurgeStep.table",
                    "Representation.typename",
                    "SubgraphController.Service.sdl",
                    "TokenRules.audiences",
                    "TokenRules.issuer",
                    "TrustedDocuments.texts",
                    "WordQuery.Source.condition",
                    "WordQuery.Source.id",
                    "WordQuery.Source.index"),
            "examples and the reference, which everybody can read",
            List.of(
                    "Example.caller",
                    "Example.document",
                    "Example.missing",
                    "Example.remember",
                    "Example.title",
                    "Example.topic",
                    "Reference.Entry.html",
                    "Reference.Entry.id",
                    "Reference.Entry.name",
                    "Reference.Section.title"),
            "values of any type, which redact themselves",
            List.of("Connection.Edge.node", "ContactView.selected", "NestedPages.Key.parent", "Outcome.Done.value"));

    /// Also Base64 of more than 32 bytes, which is what a key has to be.
    private static final String CANARY = "CanaryOfTheRedactionTests".repeat(4);

    @Test
    void redactsEveryTextButTheListed() {
        assertThat(printed())
                .containsExactlyInAnyOrderElementsOf(
                        PRINTED.values().stream().flatMap(List::stream).toList());
    }

    private static List<String> printed() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("helpdesk").stream()
                        .filter(JavaClass::isRecord)
                        .map(JavaClass::reflect)
                        .flatMap(RedactionTests::printed)
                        .distinct()
                        .toList();
    }

    private static Stream<String> printed(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> isText(component.getGenericType()))
                .filter(component -> filled(type, component).toString().contains(CANARY))
                .map(component -> name(type, component.getName()));
    }

    /// Refusals have the components of their interface in common.
    private static String name(Class<?> type, String component) {
        var isOfAllRefusals = UserError.class.isAssignableFrom(type)
                && Set.of("message", "field").contains(component);
        var owner = isOfAllRefusals ? UserError.class : type;
        return owner.getName().replaceFirst(".*[.]", "").replace('$', '.') + "." + component;
    }

    private static boolean isText(Type type) {
        return text(type) != null;
    }

    /// An instance in which the component alone is a canary.
    private static Object filled(Class<?> type, RecordComponent canary) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> component.getName().equals(canary.getName())
                            ? text(component.getGenericType())
                            : any(component.getType()))
                    .toArray());
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError("Teach this test to create a " + type.getName(), failure);
        }
    }

    /// A value of a type that can hold text, with a canary as the text; null for all other types.
    private static @Nullable Object text(Type type) {
        return switch (type) {
            case Class<?> simple -> textOf(simple);
            case TypeVariable<?> variable -> text(variable.getBounds()[0]);
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).anyMatch(RedactionTests::isText)
                        ? textIn((Class<?>) generic.getRawType())
                        : null;
            default -> null;
        };
    }

    private static @Nullable Object textOf(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String", "CharSequence", "Object" -> CANARY;
            case "GraphQlRequest" -> new DefaultGraphQlRequest(CANARY);
            case "ExecutionResult" ->
                ExecutionResult.newExecutionResult().data(CANARY).build();
            case "InetSocketAddress" -> InetSocketAddress.createUnresolved(CANARY, 443);
            default -> null;
        };
    }

    private static @Nullable Object textIn(Class<?> container) {
        return switch (container.getSimpleName()) {
            case "List", "Collection" -> List.of(CANARY);
            case "Set" -> Set.of(CANARY);
            case "Map" -> Map.of(CANARY, CANARY);
            case "Optional" -> Optional.of(CANARY);
            case "ArgumentValue" -> ArgumentValue.ofNullable(CANARY);
            // A function prints nothing, and a record of the server is tested by itself.
            default -> null;
        };
    }

    private static @Nullable Object any(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "boolean" -> false;
            case "char" -> 'C';
            case "int" -> 0;
            case "long" -> 0L;
            case "double" -> 0d;
            case "String" -> "text".repeat(12);
            case "List" -> List.of();
            case "Map" -> Map.of();
            case "Duration" -> Duration.ofMinutes(15);
            case "URI" -> URI.create("https://example.com");
            default -> null;
        };
    }
}
