package helpdesk.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/// How large the demo help desk is.
///
/// @param contacts how many contacts it has, with some three tickets for each; 0 for no demo at all
@ConfigurationProperties("helpdesk.demo")
record DemoSettings(@DefaultValue("300") int contacts) {

    DemoSettings {
        Assert.isTrue(contacts >= 0, "helpdesk.demo.contacts is a number of contacts, or 0 for no demo");
    }
}
