package helpdesk.graphql.limits;

import helpdesk.database.PersonalText;

/// Under what a document is kept. Agents and contacts have theirs apart: nobody shall learn what others have sent, be
/// it from a hash that is known or from the time of an answer.
///
/// @param name the text of the document, or the hash of its text
record DocumentKey(boolean ofAgent, PersonalText name) {

    static DocumentKey of(ApiCaller caller, String name) {
        return new DocumentKey(caller.agent(), new PersonalText(name));
    }

    int length() {
        return name.value().length();
    }
}
