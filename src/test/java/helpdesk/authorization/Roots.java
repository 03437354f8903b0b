package helpdesk.authorization;

/// The fields of `Query` and `Subscription`, each asking for something of the scene.
record Roots(Scene scene) {

    String asking(String field, String about) {
        return switch (field) {
            case "viewer" -> "viewer { __typename }";
            case "contact" -> "contact(id: \"%s\") { id }".formatted(scene.contactId());
            case "contacts" -> "contacts { nodes { id } }";
            case "ticket" -> "ticket(id: \"%s\") { id }".formatted(scene.ticket());
            case "tickets" -> "tickets { nodes { id } }";
            case "auditEvents" -> "auditEvents { nodes { id } }";
            case "purges" -> "purges { nodes { id } }";
            case "retentionPolicy" -> "retentionPolicy { version }";
            case "retentionPreview" -> Ways.RETENTION_PREVIEW.formatted("fingerprint");
            case "customField" -> "customField(key: \"%s\") { key }".formatted(scene.customField());
            case "customFields" -> "customFields { key }";
            case "purgeBatches" -> "purgeBatches { nodes { id } }";
            case "purgeBatch" -> "purgeBatch(id: \"%s\") { id }".formatted(scene.purgeBatch());
            case "purgeBatchProgress" -> "purgeBatchProgress(id: \"%s\") { id }".formatted(scene.purgeBatch());
            case "purge" -> "purge(id: \"%s\") { id }".formatted(scene.purge());
            case "purgeProgress" -> "purgeProgress(id: \"%s\") { id }".formatted(scene.purge());
            case "node" -> "node(id: \"%s\") { id }".formatted(id(about));
            case "nodes" -> "nodes(ids: [\"%s\"]) { id }".formatted(id(about));
            default -> throw new IllegalArgumentException("Nobody knows how to ask for " + field);
        };
    }

    private String id(String about) {
        return switch (about) {
            case "a contact" -> scene.contactId();
            case "a ticket" -> scene.ticket();
            case "a public comment" -> scene.comment();
            case "a private note" -> scene.note();
            case "a purge" -> scene.purge();
            case "an audit event" -> scene.auditEvent();
            case "a legal hold" -> scene.legalHold();
            case "a purge batch" -> scene.purgeBatch();
            default -> throw new IllegalArgumentException("There is no " + about);
        };
    }
}
