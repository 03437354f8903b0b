package helpdesk.purge;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/// Pauses and resumes all purges, on the management port: `POST /actuator/purges` with `{"paused": true}`.
@Component
@Endpoint(id = "purges")
class PurgeEndpoint {

    private final PurgeSwitch purgeSwitch;

    PurgeEndpoint(PurgeSwitch purgeSwitch) {
        this.purgeSwitch = purgeSwitch;
    }

    /// @param paused whether purges are paused, on all servers
    record Switch(boolean paused) {}

    @ReadOperation
    Switch read() {
        return new Switch(purgeSwitch.isPaused());
    }

    @WriteOperation
    Switch write(boolean paused) {
        purgeSwitch.pause(paused);
        return read();
    }
}
