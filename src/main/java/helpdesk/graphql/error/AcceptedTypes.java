package helpdesk.graphql.error;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static org.springframework.http.MediaType.APPLICATION_GRAPHQL_RESPONSE;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// What a client accepts, by the rules of RFC 9110, section 12.5.1: the most specific range that includes a media type
/// gives its quality, and 0 means "not acceptable". Parameters other than `q` are ignored, since every answer is UTF-8.
///
/// @param json the type of an answer that is not a stream: the one with the highest quality, or else the one that is
///     named more exactly, or else first; `application/json` if anything is accepted; null if neither is
/// @param events whether a subscription may be answered with events. `*/*` does not include them here, because most
///     clients that send it do not expect an answer that never ends
public record AcceptedTypes(@Nullable MediaType json, boolean events) {

    private static final List<MediaType> JSON = Stream.of(APPLICATION_JSON, APPLICATION_GRAPHQL_RESPONSE)
            .map(type -> new MediaType(type, StandardCharsets.UTF_8))
            .toList();

    /// Reads the elements of a header. Without any, everything is accepted.
    public static AcceptedTypes of(List<MediaType> header) {
        var ranges = header.isEmpty() ? List.of(MediaType.ALL) : header;
        var json = JSON.stream()
                .flatMap(type -> Range.of(type, ranges).map(range -> new Choice(type, range)).stream())
                .min(comparing(Choice::range, Range.PREFERENCE))
                .map(Choice::type);
        var events = Range.of(TEXT_EVENT_STREAM, ranges).filter(range -> range.wildcards() < 2);
        return new AcceptedTypes(json.orElse(null), events.isPresent());
    }

    private record Choice(MediaType type, Range range) {}

    /// An element of the header.
    private record Range(MediaType type, int place) {

        static final Comparator<Range> SPECIFICITY =
                comparingInt(Range::wildcards).thenComparingInt(Range::place);

        static final Comparator<Range> PREFERENCE =
                comparingDouble((Range range) -> -range.quality()).thenComparing(SPECIFICITY);

        /// The one that decides about a media type; empty if the type is not acceptable.
        static Optional<Range> of(MediaType type, List<MediaType> ranges) {
            return IntStream.range(0, ranges.size())
                    .mapToObj(place -> new Range(ranges.get(place), place))
                    .filter(range -> range.type.includes(type))
                    .min(SPECIFICITY)
                    .filter(range -> range.quality() > 0);
        }

        double quality() {
            return type.getQualityValue();
        }

        int wildcards() {
            return type.isWildcardType() ? 2 : type.isWildcardSubtype() ? 1 : 0;
        }
    }
}
