package helpdesk.contact;

import helpdesk.database.PersonalText;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Text;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/// Makes personal fields from an input, and notes what is wrong with it.
final class PersonalFieldsCheck {

    private static final int LONGEST_ADDRESS = 1_000;

    private final InputCheck check;

    PersonalFieldsCheck(InputCheck check) {
        this.check = check;
    }

    PersonalFields of(CreateContactInput input) {
        return new PersonalFields(
                check.check(input.name(), PersonalFieldsCheck::line, "name"),
                check.check(input.email(), EmailAddress::of, "email"),
                check.check(input.phone(), PhoneNumber::of, "phone"),
                check.check(input.jobTitle(), PersonalFieldsCheck::line, "jobTitle"),
                check.check(input.address(), PersonalFieldsCheck::lines, "address"));
    }

    PersonalFields of(UpdateContactInput input, PersonalFields now) {
        if (isCleared(input.name())) {
            check.refuse("This must not be empty", "name");
        }
        return new PersonalFields(
                changed(input.name(), now.name(), PersonalFieldsCheck::line, "name"),
                changed(input.email(), now.email(), EmailAddress::of, "email"),
                changed(input.phone(), now.phone(), PhoneNumber::of, "phone"),
                changed(input.jobTitle(), now.jobTitle(), PersonalFieldsCheck::line, "jobTitle"),
                changed(input.address(), now.address(), PersonalFieldsCheck::lines, "address"));
    }

    static boolean isCleared(ArgumentValue<?> input) {
        return !input.isOmitted() && !input.isPresent();
    }

    private <T> @Nullable T changed(
            ArgumentValue<PersonalText> input, @Nullable T now, Function<String, T> type, String field) {
        return input.isOmitted() ? now : check.check(input.value(), type, field);
    }

    private static String line(String input) {
        return Text.line(input, PersonalFields.LONGEST_LINE);
    }

    private static String lines(String input) {
        return Text.lines(input, LONGEST_ADDRESS);
    }
}
