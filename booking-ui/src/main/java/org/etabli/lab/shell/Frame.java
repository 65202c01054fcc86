package org.etabli.lab.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frame around every view: a header with the ways through the house, which on a phone become a bar at the thumb.
 * The views announce themselves with {@code @Menu}; its title is a key of the bundles.
 */
@Layout
@AnonymousAllowed
public class Frame extends Div implements RouterLayout, AfterNavigationObserver {

    private final Main content = new Main();
    private final List<Anchor> links = new ArrayList<>();

    Frame(AuthenticationContext signedIn, List<Banner> banners) {
        addClassName("frame");
        content.setId("content");
        Anchor skip = new Anchor("#content", getTranslation("frame.skip"));
        skip.addClassName("skip");
        skip.setRouterIgnore(true);
        add(skip, header(signedIn));
        banners.forEach(banner -> add(banner.show()));
        add(content);
    }

    /** A feature's strip below the header of every page. */
    @FunctionalInterface
    public interface Banner {
        Component show();
    }

    private Header header(AuthenticationContext signedIn) {
        Span mark = new Span();
        mark.addClassName("mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        Anchor home = new Anchor("/", mark, new Span("établi"));
        home.addClassName("brand");
        Nav nav = new Nav();
        nav.addClassName("ways");
        nav.getElement().setAttribute("aria-label", getTranslation("frame.ways"));
        MenuConfiguration.getMenuEntries().forEach(entry -> {
            Span icon = new Span();
            icon.addClassNames("way-icon", "icon-" + entry.icon());
            icon.getElement().setAttribute("aria-hidden", "true");
            Anchor link = new Anchor(
                    "/" + entry.path().replaceFirst("^/", ""), icon, new Span(getTranslation(entry.title())));
            links.add(link);
            nav.add(link);
        });
        Div side = new Div(languages());
        side.addClassName("side");
        if (signedIn.isAuthenticated()) {
            NativeButton out = new NativeButton(getTranslation("frame.sign-out"), click -> signedIn.logout());
            out.addClassName("quiet");
            side.add(out);
        }
        Header header = new Header(home, nav, side);
        header.addClassName("top");
        return header;
    }

    /** The other languages, each in its own words. */
    private Component[] languages() {
        Locale mine = Texts.spoken(getLocale());
        return Map.of(Locale.FRENCH, "Français", Texts.EASY, "Facile à lire", Locale.ENGLISH, "English")
                .entrySet()
                .stream()
                .filter(language -> !language.getKey().equals(mine))
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(language -> button(language.getKey(), language.getValue()))
                .toArray(Component[]::new);
    }

    private static NativeButton button(Locale language, String word) {
        NativeButton button = new NativeButton(
                word, click -> LanguageChoice.choose(click.getSource().getUI().orElseThrow(), language));
        button.addClassName("quiet");
        button.getElement().setAttribute("lang", language.getLanguage());
        return button;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String here = event.getLocation().getFirstSegment();
        for (Anchor link : links) {
            boolean current = link.getHref().replaceFirst("^/", "").equals(here);
            if (current) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        }
        getElement().executeJs("document.documentElement.lang = $0", getLocale().getLanguage());
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement view) {
        content.removeAll();
        if (view != null) {
            content.getElement().appendChild(view.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement view) {
        content.removeAll();
    }
}
