package helpdesk.growth;

import static java.util.stream.Collectors.toMap;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// How much work something makes: the time that threads of this process spend on a processor meanwhile, in
/// nanoseconds. They do not count while they wait, for the database, each other or a processor; what runs in the
/// background does count, and is why the least of some tries is taken. The compiler and the garbage collector, which
/// have no Java threads, do not count.
enum Work {
    OF_ALL_THREADS {
        @Override
        long of(Runnable task) {
            var before = times();
            task.run();
            return times().entrySet().stream()
                    .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                    .sum();
        }
    },
    OF_THIS_THREAD {
        @Override
        long of(Runnable task) {
            var before = THREADS.getCurrentThreadCpuTime();
            task.run();
            return THREADS.getCurrentThreadCpuTime() - before;
        }
    };

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    abstract long of(Runnable task);

    long leastOf(int tries, Runnable task) {
        return LongStream.generate(() -> of(task)).limit(tries).min().orElseThrow();
    }

    private static Map<Long, Long> times() {
        var ids = THREADS.getAllThreadIds();
        var times = THREADS.getThreadCpuTime(ids);
        return IntStream.range(0, ids.length)
                .filter(index -> times[index] >= 0)
                .boxed()
                .collect(toMap(index -> ids[index], index -> times[index]));
    }
}
