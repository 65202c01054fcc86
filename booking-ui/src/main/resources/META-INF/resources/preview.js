/* <etabli-preview src="…">: a toolpath as coloured lines, turned by mouse, touch or arrow keys, cut at a layer. */

const MAGIC = 0x45545450;
const HEADER_BYTES = 12;
const SEGMENT_BYTES = 28;

const colour = hex => [0, 2, 4].map(i => parseInt(hex.slice(i, i + 2), 16) / 255);

/** Reads the binary form of a toolpath: little-endian, 28 bytes a segment. */
function read(buffer, palette, faint, dark) {
  const view = new DataView(buffer);
  if (view.getInt32(0, true) !== MAGIC) throw new Error("not a toolpath");
  const size = view.getInt32(8, true);
  const made = {positions: [], colours: [], ends: []};
  const moves = {positions: [], colours: [], ends: []};
  const box = {min: [Infinity, Infinity, Infinity], max: [-Infinity, -Infinity, -Infinity]};
  let layers = 0;
  for (let i = 0; i < size; i++) {
    const at = HEADER_BYTES + i * SEGMENT_BYTES;
    const feature = view.getUint8(at + 24);
    const power = view.getUint8(at + 25) / 255;
    layers = Math.max(layers, view.getUint16(at + 26, true));
    const isDark = dark.has(feature);
    const into = isDark ? moves : made;
    for (let k = 0; k < 6; k++) {
      const value = view.getFloat32(at + 4 * k, true);
      into.positions.push(value);
      if (!isDark) {
        box.min[k % 3] = Math.min(box.min[k % 3], value);
        box.max[k % 3] = Math.max(box.max[k % 3], value);
      }
    }
    const full = palette[feature];
    const share = power > 0 ? Math.sqrt(power) : 1;
    const shade = full.map((c, k) => faint[k] * (1 - share) + c * share);
    into.colours.push(...shade, ...shade);
    // How many points are drawn up to and with this layer.
    made.ends[layers] = made.positions.length / 3;
    moves.ends[layers] = moves.positions.length / 3;
  }
  for (const part of [made, moves]) {
    for (let layer = 0, last = 0; layer <= layers; layer++) {
      last = part.ends[layer] = part.ends[layer] ?? last;
    }
  }
  return {made, moves, box, layers};
}

class Preview extends HTMLElement {
  connectedCallback() {
    if (this.started) return;
    this.started = true;
    this.classList.add("preview-3d");
    this.say(this.word("loading"));
    this.draw().catch(e => {
      console.warn("etabli-preview", e);
      this.say(this.word("failed"));
    });
  }

  disconnectedCallback() {
    this.controls?.dispose();
    this.renderer?.dispose();
    this.sizes?.disconnect();
  }

  word(key) { return this.getAttribute("word-" + key); }

  say(text) {
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    said.textContent = text;
    this.replaceChildren(said);
  }

  async draw() {
    const [THREE, {OrbitControls}, path] = await Promise.all([
      import("three"), import("three/addons/controls/OrbitControls.js"), this.path()]);
    const canvas = document.createElement("canvas");
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", this.word("picture"));
    const renderer = this.renderer = new THREE.WebGLRenderer({canvas, antialias: true, alpha: true});
    renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    const scene = new THREE.Scene();
    const lines = part => {
      const geometry = new THREE.BufferGeometry();
      geometry.setAttribute("position", new THREE.Float32BufferAttribute(part.positions, 3));
      geometry.setAttribute("color", new THREE.Float32BufferAttribute(part.colours, 3));
      const drawn = new THREE.LineSegments(geometry, new THREE.LineBasicMaterial({vertexColors: true}));
      drawn.frustumCulled = false;
      scene.add(drawn);
      return drawn;
    };
    const made = lines(path.made), moves = lines(path.moves);
    moves.visible = false;

    const centre = path.box.min.map((low, k) => (low + path.box.max[k]) / 2);
    const reach = Math.max(1, Math.hypot(...path.box.min.map((low, k) => path.box.max[k] - low)));
    const grid = new THREE.GridHelper(Math.ceil(reach / 10) * 20, Math.ceil(reach / 10) * 2, 0x9aa5a0, 0xcfd6d2);
    grid.rotation.x = Math.PI / 2;
    grid.position.set(centre[0], centre[1], Math.min(0, path.box.min[2]));
    scene.add(grid);
    const camera = new THREE.PerspectiveCamera(40, 4 / 3, reach / 100, reach * 20);
    camera.up.set(0, 0, 1);
    const flat = path.box.max[2] - path.box.min[2] < reach / 50;
    camera.position.set(centre[0] + (flat ? 0 : reach * 0.7), centre[1] - reach * (flat ? 0.02 : 1.1),
      centre[2] + reach * (flat ? 1.6 : 0.8));
    const render = () => renderer.render(scene, camera);
    const controls = this.controls = new OrbitControls(camera, canvas);
    controls.target.set(...centre);
    controls.listenToKeyEvents(canvas);
    controls.addEventListener("change", render);
    controls.update();

    const layer = this.slider(path.layers, upTo => {
      made.geometry.setDrawRange(0, path.made.ends[upTo]);
      moves.geometry.setDrawRange(0, path.moves.ends[upTo]);
      render();
    });
    const help = document.createElement("p");
    help.textContent = this.word("help");
    help.className = "preview-help";
    this.replaceChildren(canvas, layer, this.switch(on => { moves.visible = on; render(); }), help);
    this.sizes = new ResizeObserver(() => {
      const width = this.clientWidth, height = Math.min(Math.round(width * 0.75), Math.round(innerHeight * 0.7));
      renderer.setSize(width, height, true);
      camera.aspect = width / height;
      camera.updateProjectionMatrix();
      render();
    });
    this.sizes.observe(this);
    this.setAttribute("drawn", String(path.made.positions.length / 6));
  }

  async path() {
    const answer = await fetch(this.getAttribute("src"));
    if (!answer.ok) throw new Error("the geometry: " + answer.status);
    const plain = answer.body.pipeThrough(new DecompressionStream("gzip"));
    return read(await new Response(plain).arrayBuffer(), this.getAttribute("palette").split(" ").map(colour),
      colour(this.getAttribute("faint")), new Set(this.getAttribute("dark-features").split(" ").map(Number)));
  }

  slider(layers, show) {
    const label = document.createElement("label");
    const text = document.createElement("span");
    const range = document.createElement("input");
    Object.assign(range, {type: "range", min: 1, max: Math.max(1, layers), value: Math.max(1, layers), step: 1});
    label.className = "preview-layer";
    label.append(text, range);
    const changed = () => {
      text.textContent = `${this.word("layer")} ${range.value} ${this.word("of")} ${range.max}`;
      show(layers ? Number(range.value) : 0);
    };
    range.addEventListener("input", changed);
    queueMicrotask(changed);
    label.hidden = layers < 2;
    return label;
  }

  switch(show) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.addEventListener("change", () => show(box.checked));
    label.className = "preview-moves";
    label.append(box, this.word("moves"));
    return label;
  }
}

if (!customElements.get("etabli-preview")) customElements.define("etabli-preview", Preview);
