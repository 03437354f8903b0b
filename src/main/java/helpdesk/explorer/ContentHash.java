package helpdesk.explorer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;

/// The entity tags of files. The jar gives all files the same time, so that only their content tells a new version from
/// an old one. The tags are weak, because an answer with a strong one would not be compressed.
final class ContentHash {

    private final Map<Resource, String> known = new ConcurrentHashMap<>();

    /// Files in the jar do not change.
    String of(Resource file) {
        return known.computeIfAbsent(file, _ -> of(content(file)));
    }

    static String of(byte[] content) {
        return "W/\"" + DigestUtils.md5DigestAsHex(content) + "\"";
    }

    private static byte[] content(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
