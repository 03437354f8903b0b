package helpdesk.development;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/// Keeps component scanning away from nested classes and configurations of tests, which are compiled to the same folder
/// as the development server.
final class NoTestTypes extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) {
        return type.getAnnotationMetadata().isAnnotated(TestConfiguration.class.getName())
                || type.getClassMetadata().getClassName().matches(".*Tests(\\$.*)?");
    }
}
