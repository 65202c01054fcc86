package org.etabli.lab.testlab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests in the computer's own {@link Chromium}; one that fails says what was on the page. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "org.etabli.lab.testlab.Chromium#isThere", disabledReason = "NO CHROMIUM FOUND")
@ExtendWith(LastLook.class)
public @interface InChromium {}
