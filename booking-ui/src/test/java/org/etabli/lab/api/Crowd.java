package org.etabli.lab.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.testlab.ApiClient;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.People;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many members at once, each with a script of their own. */
final class Crowd {

    private Crowd() {}

    static List<ApiClient> of(Lab lab, int size) {
        List<ApiClient> crowd = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            MemberId id = People.in(lab).id();
            crowd.add(new ApiClient(lab.address(), lab.bean(Tokens.class).issue(id)));
        }
        return crowd;
    }

    /** Everybody does theirs at the same moment; what came of it. */
    static <T> List<T> atOnce(List<ApiClient> crowd, Function<ApiClient, T> deed) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService everybody = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> deeds = crowd.stream()
                    .map(client -> everybody.submit((Callable<T>) () -> {
                        start.await();
                        return deed.apply(client);
                    }))
                    .toList();
            start.countDown();
            List<T> done = new ArrayList<>();
            for (Future<T> one : deeds) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many pairs of reservations of these machines overlap. */
    static int overlaps(Lab lab, List<MachineId> machines) {
        return count(
                lab,
                machines,
                "select count(*) from reservation a join reservation b on a.machine_id = b.machine_id and a.id < b.id"
                        + " and a.starts_at < b.ends_at and b.starts_at < a.ends_at"
                        + " where a.cancelled_at is null and b.cancelled_at is null and a.machine_id in ");
    }

    static int reservations(Lab lab, List<MachineId> machines) {
        return count(
                lab, machines, "select count(*) from reservation a where a.cancelled_at is null and a.machine_id in ");
    }

    private static int count(Lab lab, List<MachineId> machines, String sql) {
        String places = String.join(", ", machines.stream().map(machine -> "?").toList());
        return lab.bean(JdbcClient.class)
                .sql(sql + "(" + places + ")")
                .params(machines.stream().map(MachineId::value).toList())
                .query(Integer.class)
                .single();
    }
}
