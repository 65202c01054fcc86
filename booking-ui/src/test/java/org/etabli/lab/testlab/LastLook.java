package org.etabli.lab.testlab;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** What the pages showed when a test failed, said by its failure: on another computer nobody can go and look. */
final class LastLook implements BeforeEachCallback, TestExecutionExceptionHandler {

    private static final int LONGEST = 1500;
    private static final double PATIENCE_MILLIS = 5000;
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    /** A window whose pages are looked at once more as it closes, which is before its test is known to have failed. */
    static BrowserContext before(BrowserContext window) {
        return (BrowserContext) Proxy.newProxyInstance(
                LastLook.class.getClassLoader(), new Class<?>[] {BrowserContext.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        window.pages().forEach(page -> SEEN.add(look(page)));
                    }
                    try {
                        return method.invoke(window, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static String look(Page page) {
        try {
            String words = page.locator("body").innerText(new Locator.InnerTextOptions().setTimeout(PATIENCE_MILLIS));
            return page.url() + "\n" + words.substring(0, Math.min(LONGEST, words.length()));
        } catch (PlaywrightException e) {
            return page.url() + " shows nothing: " + e.getMessage();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        SEEN.clear();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        throw new AssertionError(failure.getMessage() + "\nLast seen: " + String.join("\nLast seen: ", SEEN), failure);
    }
}
