package org.etabli.gcode.estimate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.etabli.gcode.estimate.Estimate.FeatureUse;
import org.etabli.gcode.estimate.Estimate.FilamentUse;
import org.etabli.gcode.interpret.Actions;
import org.etabli.gcode.interpret.Heater;
import org.etabli.gcode.interpret.Interpreter;
import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.interpret.Rest;
import org.etabli.gcode.interpret.Stretch;
import org.etabli.gcode.machine.Firmware;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.motion.Limits;
import org.etabli.gcode.motion.PlannedMoves;
import org.etabli.gcode.motion.Planner;
import org.etabli.gcode.read.Command;
import org.etabli.gcode.read.MoveRun;
import org.etabli.gcode.slicer.Claims;
import org.etabli.gcode.slicer.Feature;
import org.etabli.gcode.slicer.SlicerNotes;

/**
 * Times and weighs a program command by command. A move's duration is known only when it leaves the look-ahead, so
 * each carries a tag that says where its seconds belong: command, layer, feature, and whether the laser shone.
 */
public final class Estimator implements Actions, PlannedMoves {

    /** Layers told apart; a file that claims more is summed up in the last. */
    public static final int MOST_LAYERS = 1 << 18;

    private static final int FEATURE_BITS = 5;
    private static final long LIT = 1L << FEATURE_BITS;
    private static final int LAYER_SHIFT = FEATURE_BITS + 1;
    private static final int INDEX_SHIFT = LAYER_SHIFT + 18;
    private static final long BELONGS_TO = (1L << INDEX_SHIFT) - 1;
    private static final long FEATURE_MASK = LIT - 1;
    private static final int FIRST_LAYERS = 256;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final Feature[] FEATURES = Feature.values();

    private final MachineProfile profile;
    private final Interpreter interpreter;
    private final MachineState state;
    private final Planner planner;
    private final SlicerNotes notes;
    private final ThermalModel heat;
    private final Timetable timetable = new Timetable();
    private final ProgressMarks progress = new ProgressMarks();
    private final boolean laserMachine;

    private final Extrusion extrusion = new Extrusion();
    private final double[] featureSeconds = new double[FEATURES.length];
    private double[] layerSeconds = new double[FIRST_LAYERS];
    private double motion;
    private double dwell;
    private double heating;
    private double other;
    private double laserOn;
    private double heldUntil;
    private long index;
    private final LayerCounter layers = new LayerCounter();
    private final Reach reach = new Reach();

    public Estimator(MachineProfile profile, SlicerNotes notes) {
        this.profile = profile;
        this.notes = notes;
        this.laserMachine = profile.kind() == MachineKind.LASER;
        Limits limits = new Limits(profile.kinematics());
        this.planner = Planner.of(limits, this);
        this.interpreter = new Interpreter(profile, limits, this);
        this.state = interpreter.state();
        this.other = profile.overheads().start();
        this.heat = new ThermalModel(
                profile.heating(),
                profile.temperatures().nozzle(),
                profile.temperatures().bed());
    }

    /** Follows one command. */
    public void accept(Command command) {
        index = command.index();
        interpreter.execute(command);
    }

    /** Looks where a run of plain moves leads; false where each has to be accepted by itself. */
    public boolean place(MoveRun run, Stretch stretch) {
        return interpreter.place(run, stretch);
    }

    /** Follows a run that was placed, as its commands one by one. */
    public void accept(Stretch s) {
        interpreter.follow(s);
        index = s.index() + s.count() - 1;
        Feature feature = notes.feature();
        extrusion.push(s.e(), s.count(), state.tool(), feature);
        reach.worked(s.minX(), s.minY(), state.z());
        reach.worked(s.maxX(), s.maxY(), state.z());
        layers.worked(state.z(), notes.layerMarks());
        planner.moves(s.x(), s.y(), s.e(), s.count(), state.speed(), tag(s.index(), feature), 1L << INDEX_SHIFT);
    }

    public MachineState state() {
        return state;
    }

    /** Everything given so far is brought to rest and counted. */
    public void finish() {
        planner.stop();
        holdHeat();
        timetable.reached(index, total());
    }

    @Override
    public void move(double x, double y, double z, double e, double speed) {
        boolean travels = x != 0 || y != 0 || z != 0;
        Feature feature;
        if (e != 0) {
            feature = !travels || e < 0 ? Feature.RETRACT : notes.feature();
        } else {
            feature = Feature.TRAVEL;
        }
        boolean lit = laserMachine && state.laserOn() && speed != Double.POSITIVE_INFINITY;
        if (lit) {
            feature = Feature.LASER;
        }
        if (travels && (e > 0 || lit)) {
            reach.worked(state.x(), state.y(), state.z());
            layers.worked(state.z(), notes.layerMarks());
        }
        if (e != 0) {
            extrusion.push(e, state.tool(), feature);
        }
        planner.move(x, y, z, e, speed, tag(index, feature) | (lit ? LIT : 0));
    }

    private long tag(long index, Feature feature) {
        return index << INDEX_SHIFT | (long) layers.current() << LAYER_SHIFT | feature.ordinal();
    }

    @Override
    public void planned(long tag, double seconds) {
        int layer = layer(tag & BELONGS_TO);
        motion += seconds;
        featureSeconds[(int) (tag & FEATURE_MASK)] += seconds;
        layerSeconds[layer] += seconds;
        if ((tag & LIT) != 0) {
            laserOn += seconds;
        }
        timetable.reached(tag >>> INDEX_SHIFT, total());
    }

    /** Moves in a row that belong to the same are added to it together, still one after another. */
    @Override
    public void planned(long[] tags, double[] seconds, int count) {
        int i = 0;
        while (i < count) {
            long belongsTo = tags[i] & BELONGS_TO;
            long until = timetable.next() << INDEX_SHIFT;
            int feature = (int) (belongsTo & FEATURE_MASK);
            int layer = layer(belongsTo);
            double motion = this.motion;
            double ofFeature = featureSeconds[feature];
            double ofLayer = layerSeconds[layer];
            double lit = laserOn;
            do {
                motion += seconds[i];
                ofFeature += seconds[i];
                ofLayer += seconds[i];
                lit += seconds[i++];
            } while (i < count && (tags[i] & BELONGS_TO) == belongsTo && tags[i] < until);
            this.motion = motion;
            featureSeconds[feature] = ofFeature;
            layerSeconds[layer] = ofLayer;
            if ((belongsTo & LIT) != 0) {
                laserOn = lit;
            }
            timetable.reached(tags[i - 1] >>> INDEX_SHIFT, total());
        }
    }

    /** The layer among these bits, with room for its seconds. */
    private int layer(long belongsTo) {
        int layer = (int) (belongsTo >>> LAYER_SHIFT);
        if (layer >= layerSeconds.length) {
            layerSeconds = Arrays.copyOf(layerSeconds, Integer.highestOneBit(layer) * 2);
        }
        return layer;
    }

    @Override
    public void dwell(double seconds) {
        planner.stop();
        dwell += seconds;
        if (laserMachine && state.laserOn()) {
            laserOn += seconds;
        }
        timetable.reached(index, total());
    }

    @Override
    public void heat(Heater heater, int tool, double celsius, boolean wait) {
        // Klipper plans on through a wait: only while a heater really lags behind does it come to rest.
        if (wait && profile.firmware() != Firmware.KLIPPER) {
            planner.stop();
        } else {
            planner.settle();
        }
        holdHeat();
        heating += heat.heat(heater, tool, celsius, wait);
        heldUntil = total();
        if (wait) {
            timetable.reached(index, total());
        }
    }

    @Override
    public void rest(Rest reason) {
        // Klipper knows tool changes, levelling and pauses only as macros, which it plans through unless they stop it.
        if (profile.firmware() != Firmware.KLIPPER || reason == Rest.SYNCHRONISING || reason == Rest.HOMING) {
            planner.stop();
        } else {
            planner.settle();
        }
        other += switch (reason) {
            case SYNCHRONISING, PERSON -> 0;
            case HOMING -> profile.overheads().homing();
            case LEVELLING -> profile.overheads().levelling();
            case TOOL_CHANGE -> profile.overheads().toolChange();
        };
        timetable.reached(index, total());
    }

    @Override
    public void claimsLeft(double seconds) {
        progress.add(index, seconds);
    }

    /** Heaters were on, or cooling, since something was last set. */
    private void holdHeat() {
        double now = total();
        heat.pass(Math.max(0, now - heldUntil));
        heldUntil = now;
    }

    double total() {
        return motion + dwell + heating + other;
    }

    /** The estimate of all that was accepted; call after {@link #finish}. */
    public Estimate estimate(long bytes, int lines, long commands) {
        Map<Feature, FeatureUse> features = new EnumMap<>(Feature.class);
        for (Feature feature : FEATURES) {
            if (featureSeconds[feature.ordinal()] > 0) {
                features.put(feature, new FeatureUse(featureSeconds[feature.ordinal()], extrusion.of(feature)));
            }
        }
        int count = layers.count();
        Claims claims = notes.claims();
        return new Estimate(
                bytes,
                lines,
                commands,
                motion,
                dwell,
                heating,
                other,
                count,
                reach.bounds(),
                extrusion.uses(profile.filament()),
                laserOn,
                energyWh(),
                claims,
                features,
                Arrays.copyOf(layerSeconds, Math.min(count + 1, layerSeconds.length)),
                timetable,
                progress.compare(timetable),
                Uncertainty.of(profile.certainty(), motion, slowed(), heating, total()));
    }

    /** Seconds that acceleration and corners cost; all of the motion where absurd speeds hide it. */
    private double slowed() {
        double slowed = motion - planner.unhinderedSeconds();
        return Double.isNaN(slowed) ? motion : Math.max(0, slowed);
    }

    /** What is settled so far. */
    Usage usage(long commands) {
        planner.settle();
        Map<Integer, Double> filament = new TreeMap<>();
        double grams = 0;
        for (FilamentUse use : extrusion.uses(profile.filament())) {
            filament.put(use.tool(), use.mm());
            grams += use.grams();
        }
        double idle = featureSeconds[Feature.TRAVEL.ordinal()] + featureSeconds[Feature.RETRACT.ordinal()];
        return new Usage(commands, motion - idle, total(), motion, dwell, heating, filament, grams, laserOn);
    }

    /** Idle draw all the time, motors while moving, heaters as their model says, the laser while it shines. */
    private double energyWh() {
        double joules = total() * profile.power().idle()
                + motion * profile.power().moving()
                + heat.joules(profile.power())
                + laserOn * profile.laser().watts();
        return joules / SECONDS_PER_HOUR;
    }
}
