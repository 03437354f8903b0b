package helpdesk.purge.work;

/// Why somebody may take a purge: its job is in the claimant's hand, and not in somebody else's who came in between.
///
/// @param isPicked whether a worker has the job in hand; a request claims what no worker has
/// @param pick which time the job was picked; a request's is of no account
public record PurgeClaim(boolean isPicked, long pick) {

    public static final PurgeClaim OF_REQUEST = new PurgeClaim(false, 0);

    public static PurgeClaim ofWorker(long pick) {
        return new PurgeClaim(true, pick);
    }
}
