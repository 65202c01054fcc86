package org.etabli.bench.host;

import org.etabli.controller.link.Link;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.LinkOpener;
import org.jspecify.annotations.Nullable;

/** A wire that can be cut from here: when a machine's power has gone, nobody need wait for it to answer. */
final class CutWire implements LinkOpener {

    private final LinkOpener opener;
    private volatile boolean cut;
    private volatile @Nullable Link open;

    CutWire(LinkOpener opener) {
        this.opener = opener;
    }

    @Override
    public Link open() throws LinkException {
        if (cut) {
            throw new LinkException("the machine's power is off");
        }
        Link link = opener.open();
        open = link;
        if (cut) {
            link.close();
            throw new LinkException("the machine's power is off");
        }
        return link;
    }

    void cut() {
        cut = true;
        Link link = open;
        if (link != null) {
            link.close();
        }
    }

    /** Makes the wire whole again, for the next job. */
    void join() {
        cut = false;
    }

    boolean isCut() {
        return cut;
    }
}
