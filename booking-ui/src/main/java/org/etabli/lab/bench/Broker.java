package org.etabli.lab.bench;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.etabli.lab.site.DataFolder;
import org.etabli.lab.site.LabSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The broker between server and benches: Apache Artemis inside this process, unless the lab names one of its own. What
 * it accepted is on disk before it says so.
 */
@Component
class Broker implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    /** A bench that is away for a month still finds its commands expired, not its events lost: those wait on the bench. */
    private static final long MAX_ADDRESS_BYTES = 64L << 20;

    private final LabSettings.Broker settings;
    private final @org.jspecify.annotations.Nullable EmbeddedActiveMQ embedded;

    Broker(LabSettings settings, DataFolder folder, BrokerAccounts accounts) {
        this.settings = settings.broker();
        this.embedded = isExternal() ? null : start(folder.broker(), accounts);
    }

    boolean isExternal() {
        return settings.url() != null && !settings.url().isBlank();
    }

    int port() {
        return settings.port();
    }

    private EmbeddedActiveMQ start(Path folder, BrokerAccounts accounts) {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        try {
            Configuration configuration = new ConfigurationImpl()
                    .setName("etabli")
                    .setSecurityEnabled(true)
                    .setPersistenceEnabled(true)
                    .setJournalType(JournalType.NIO)
                    .setJournalDirectory(folder.resolve("journal").toString())
                    .setBindingsDirectory(folder.resolve("bindings").toString())
                    .setPagingDirectory(folder.resolve("paging").toString())
                    .setLargeMessagesDirectory(folder.resolve("large").toString())
                    .setJournalFileSize(1 << 20)
                    .setJournalMinFiles(2)
                    .setCreateJournalDir(true)
                    .setCreateBindingsDir(true)
                    .setJMXManagementEnabled(false)
                    .setMessageExpiryScanPeriod(1_000)
                    .addAcceptorConfiguration(
                            "mqtt", "tcp://" + settings.host() + ":" + settings.port() + "?protocols=MQTT")
                    .addAddressSetting(
                            "#",
                            new AddressSettings()
                                    .setMaxSizeBytes(MAX_ADDRESS_BYTES)
                                    .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                                    .setAutoDeleteQueues(true)
                                    .setAutoDeleteAddresses(true));
            broker.setConfiguration(configuration);
            broker.setSecurityManager(accounts);
            broker.start();
            LOG.info("Broker on {}:{}", settings.host(), settings.port());
            return broker;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "etabli.broker.port: cannot open the broker on " + settings.host() + ":" + settings.port() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void destroy() {
        if (embedded != null) {
            try {
                embedded.stop();
            } catch (Exception e) {
                LOG.warn("The broker did not stop in order", e);
            }
        }
    }
}
