package helpdesk.database;

import java.lang.annotation.Annotation;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/// Has every method that is a unit of work, or reads a snapshot, run as one, inside of the checks of who may call it.
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class UnitOfWorkConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor unitOfWorkAdvisor(ObjectProvider<UnitsOfWork> units) {
        return advisor(
                UnitOfWork.class,
                call -> units.getObject().run(isRepeatable(call), () -> proceed((ProxyMethodInvocation) call)));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor snapshotAdvisor(ObjectProvider<Snapshots> snapshots) {
        return advisor(Snapshot.class, call -> snapshots.getObject().take(() -> proceed((ProxyMethodInvocation) call)));
    }

    private static boolean isRepeatable(MethodInvocation call) {
        return Objects.requireNonNull(call.getMethod().getAnnotation(UnitOfWork.class))
                .repeatable();
    }

    private static Advisor advisor(Class<? extends Annotation> annotation, MethodInterceptor interceptor) {
        return new DefaultPointcutAdvisor(AnnotationMatchingPointcut.forMethodAnnotation(annotation), interceptor);
    }

    /// A copy each time: a call proceeds once.
    private static @Nullable Object proceed(ProxyMethodInvocation call) {
        try {
            return call.invocableClone().proceed();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable checked) {
            throw new UndeclaredThrowableException(checked);
        }
    }
}
