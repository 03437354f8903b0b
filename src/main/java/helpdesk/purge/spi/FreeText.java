package helpdesk.purge.spi;

/// Free text on other people's tickets that a purge leaves as it is (R6), and which may quote the person.
///
/// @param name tells it from other such texts, at most 30 characters
/// @param page selects at most `:most` of the texts whose id is smaller than `:before`, largest ids first: the `id`,
/// the `ticket_id`, and the `text`, which is null where there is none, and on a ticket that `:contact` has requested
/// and that goes with it. It leaves out no row, so that a page is read from the primary key in no time
public record FreeText(String name, String page) {}
