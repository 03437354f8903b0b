package helpdesk.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Answer;
import helpdesk.api.HelpdeskClient;
import helpdesk.isolation.Secret.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What contacts and agents ask again and again, and what they must and must not be told.
record Traffic(List<Resident> residents) {

    /// A contact asks for all that it has, with the ids of others thrown in.
    void ofContact(Resident reader, int rounds) {
        for (var round = 0; round < rounds; round++) {
            var answer = round % 2 == 0 ? reader.client().send(Reads.VIEWER) : nodes(reader.client(), reader, round);
            assertThatOnlyItsOwnIsTold(reader.number(), answer);
        }
    }

    /// An agent asks for the same, and gets it.
    void ofAgent(HelpdeskClient agent, int rounds) {
        for (var round = 0; round < rounds; round++) {
            var asked = residents.get(round % residents.size());
            assertThat(Secret.in(nodes(agent, asked, round).text()))
                    .contains(new Secret(Kind.OWN, asked.number()), new Secret(Kind.NOTE, asked.number()));
        }
    }

    private Answer nodes(HelpdeskClient client, Resident one, int round) {
        var other = residents.get((one.number() + 1 + round) % residents.size());
        var ids = new ArrayList<>(
                Stream.concat(one.ids().stream(), other.ids().stream()).toList());
        return client.send(Reads.NODES, Map.of("ids", ids, "ticket", other.ownTicket()));
    }

    void assertThatOnlyItsOwnIsTold(int reader, Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Secret.in(answer.text())).contains(new Secret(Kind.OWN, reader));
        assertThatNothingOfOthersIsTold(reader, answer);
    }

    void assertThatNothingOfOthersIsTold(int reader, Answer answer) {
        assertThat(Secret.in(answer.text()))
                .as("told to the contact %s: %s", reader, answer.text())
                .allMatch(secret -> secret.isOpenTo(reader, residents.size()));
    }
}
