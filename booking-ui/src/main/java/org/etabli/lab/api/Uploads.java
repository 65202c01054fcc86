package org.etabli.lab.api;

import jakarta.servlet.MultipartConfigElement;
import org.etabli.lab.site.LabSettings;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Uploads through the API stop at the lab's limit, before they fill the disk. */
@Configuration
class Uploads {

    /** What a form wraps around the file. */
    private static final long ENVELOPE_BYTES = 64 << 10;

    @Bean
    MultipartConfigElement multipartConfigElement(LabSettings settings) {
        MultipartConfigFactory factory = new MultipartConfigFactory();
        factory.setMaxFileSize(settings.upload().max());
        factory.setMaxRequestSize(DataSize.ofBytes(settings.upload().max().toBytes() + ENVELOPE_BYTES));
        return factory.createMultipartConfig();
    }
}
