package helpdesk.graphql.limits;

import graphql.language.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be told of the price of a selection without its variables: made once for each document that is kept.
sealed interface Priced {

    /// Adds what this costs, and whatever else is counted of it.
    ///
    /// @param times how often this occurs in the answer
    /// @param sizeOfLists how long the lists of this are, if the field above says it
    void addTo(Bill bill, double times, double sizeOfLists);

    /// All that stands between two braces. A fragment's is shared by all its spreads.
    record Selections(List<Priced> parts) implements Priced {

        @Override
        public void addTo(Bill bill, double times, double sizeOfLists) {
            parts.forEach(part -> part.addTo(bill, times, sizeOfLists));
        }
    }

    /// A field, with what is below it.
    ///
    /// @param input of a mutation
    record PricedField(
            Field field, FieldLimit limit, @Nullable StoredInput input, Selections below) implements Priced {

        @Override
        public void addTo(Bill bill, double times, double sizeOfLists) {
            var size = limit.size().of(field, bill.variables(), sizeOfLists);
            var objects = limit.isList() ? times * size : times;
            bill.add(limit, times, objects);
            if (input != null) {
                bill.addWrite(input);
            }
            below.addTo(bill, objects, limit.isList() ? 1 : size);
        }
    }
}
