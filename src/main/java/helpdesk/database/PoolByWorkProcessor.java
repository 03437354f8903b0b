package helpdesk.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;

/// Puts the choice of the pool where everybody takes connections. First of all: what others do to the data source, they
/// do to both pools.
record PoolByWorkProcessor(ObjectProvider<DataSource> background) implements BeanPostProcessor, PriorityOrdered {

    private static final String REQUESTS_POOL = "dataSource";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return name.equals(REQUESTS_POOL) && bean instanceof DataSource requests
                ? new PoolByWork(requests, background)
                : bean;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
