package helpdesk.purge.spi;

import java.util.List;
import java.util.UUID;

/// Where a purge found the person quoted in texts that stay: the schema's `PurgeMentions`.
///
/// @param emails in how many texts the e-mail address stands
/// @param phones in how many texts the phone number stands
/// @param names in how many texts the full name stands
/// @param searchedTexts how many texts were looked at, the newest of each kind first
/// @param complete whether these were all
/// @param ticketIds the tickets with most of them, at most [#MOST_TICKETS]
/// @param ticketCount how many tickets there are
public record PurgeMentions(
        int emails, int phones, int names, int searchedTexts, boolean complete, List<UUID> ticketIds, int ticketCount) {

    public static final int MOST_TICKETS = 100;

    public int count() {
        return emails + phones + names;
    }
}
