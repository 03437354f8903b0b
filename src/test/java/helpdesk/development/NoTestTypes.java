package helpdesk.development;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/// Component scanning sees the test classes, since the development server lives among them. What they
/// bring along for themselves, as nested classes or test configurations, is none of its business.
final class NoTestTypes extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) {
        return type.getAnnotationMetadata().isAnnotated(TestConfiguration.class.getName())
                || type.getClassMetadata().getClassName().matches(".*Tests(\\$.*)?");
    }
}
