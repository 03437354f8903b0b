package helpdesk.contact;

import helpdesk.security.AgentCaller;
import helpdesk.security.Caller;
import helpdesk.security.ContactCaller;
import helpdesk.security.Stranger;

/// What the reader of a contact is to it. Of another contact, a contact learns the display name and nothing else.
enum ContactViewer {
    PRIVACY_OFFICER,
    AGENT,
    ITSELF,
    SOMEBODY_ELSE;

    static ContactViewer of(Caller caller, ContactId contact) {
        return switch (caller) {
            case AgentCaller agent -> agent.isPrivacyOfficer() ? PRIVACY_OFFICER : AGENT;
            case ContactCaller(var own) -> contact.value().equals(own) ? ITSELF : SOMEBODY_ELSE;
            case Stranger _ -> SOMEBODY_ELSE;
        };
    }

    boolean isAgent() {
        return this == AGENT || this == PRIVACY_OFFICER;
    }
}
