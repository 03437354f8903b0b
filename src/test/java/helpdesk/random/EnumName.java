package helpdesk.random;

import com.fasterxml.jackson.annotation.JsonValue;

/// A value of an enum, which is a name in a document and a text in variables.
record EnumName(@JsonValue String name) {

    @Override
    public String toString() {
        return name;
    }
}
