package helpdesk.ticket;

import helpdesk.graphql.paging.OrderDirection;

/// In which order to list tickets.
record TicketOrder(OrderField field, OrderDirection direction) {

    static final TicketOrder NEWEST_FIRST = new TicketOrder(OrderField.CREATED_AT, OrderDirection.DESC);
    static final TicketOrder LATEST_FIRST = new TicketOrder(OrderField.UPDATED_AT, OrderDirection.DESC);

    enum OrderField {
        CREATED_AT,
        UPDATED_AT
    }

    boolean isByUpdate() {
        return field == OrderField.UPDATED_AT;
    }

    boolean isDescending() {
        return direction == OrderDirection.DESC;
    }
}
