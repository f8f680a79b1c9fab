// Run in the page that tests/draw/map.t makes: each picture stands in a shadow
// root of its own. What it finds goes into <pre id="found"> as JSON.
const found = [];
const canvas = document.createElement('canvas').getContext('2d');

// The box of a text's letters: as wide as it is laid out, as high as its ink.
function box(text) {
    const css = getComputedStyle(text), all = text.getBoundingClientRect();
    const at = text.getScreenCTM();
    const y = at.d * text.y.baseVal[0].value + at.f;
    canvas.font = `${css.fontStyle} ${css.fontWeight} ${css.fontSize} ${css.fontFamily}`;
    const ink = canvas.measureText(text.textContent);
    return { left: all.left, right: all.right,
        top: y - ink.actualBoundingBoxAscent,
        bottom: y + ink.actualBoundingBoxDescent,
        says: text.textContent, class: text.getAttribute('class') };
}

function overlap(a, b) {
    return Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left),
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
}

function beyond(a, of) {
    return Math.max(of.left - a.left, a.right - of.right, of.top - a.top,
        a.bottom - of.bottom);
}

// WCAG 2.2: relative luminance of "rgb(r, g, b)", and contrast.
function luminance(rgb) {
    const [r, g, b] = rgb.match(/[\d.]+/g).slice(0, 3).map(v => {
        v /= 255;
        return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
}

function fills(svg, selector) {
    return [...svg.querySelectorAll(selector)].map(e => getComputedStyle(e).fill);
}

function least(text, grounds) {
    const ink = getComputedStyle(text).fill;
    return Math.min(...grounds.map(ground => contrast(ink, ground)));
}

function stages(svg) {
    return [...svg.querySelectorAll('path.border[data-stage]')].map(e => {
        const css = getComputedStyle(e);
        return { stage: e.dataset.stage, dash: css.strokeDasharray,
            light: luminance(css.stroke) };
    });
}

function pairs(boxes) {
    const bad = [];
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
        if (overlap(a, b) > 1)
            bad.push(`"${a.says}" and "${b.says}" by ${overlap(a, b).toFixed(1)}`);
    }));
    return bad;
}

function measure(host) {
    const svg = host.shadowRoot.querySelector('svg');
    const texts = [...svg.querySelectorAll('text')], boxes = texts.map(box);
    const all = svg.getBoundingClientRect();
    const frame = svg.querySelector('.edge').getBoundingClientRect();
    const onMap = texts.map(t => t.closest('#labels, #scale, #north') !== null);
    const paper = fills(svg, '.paper');
    const ground = fills(svg, '.frame, #land path, #water path');
    return { name: host.id, texts: texts.length, overlaps: pairs(boxes),
        clipped: boxes.filter((b, i) => beyond(b, onMap[i] ? frame : all) > 1)
            .map(b => `"${b.says}"`),
        pale: texts.map((t, i) => [least(t, onMap[i] ? ground : paper), t])
            .filter(p => !(p[0] >= 4.5))
            .map(p => `${p[1].getAttribute('class')} ${p[0].toFixed(2)}`),
        strange: [...host.shadowRoot.querySelectorAll('*')].filter(
            e => e.namespaceURI !== 'http://www.w3.org/2000/svg' ||
                 /^(script|foreignObject|image|a)$/i.test(e.localName) ||
                 [...e.attributes].some(a => /^on|href/i.test(a.name)))
            .map(e => e.localName),
        stages: stages(svg) };
}

addEventListener('load', async () => {
    await document.fonts.ready;
    for (const host of document.querySelectorAll('.host'))
        try {
            found.push(measure(host));
        } catch (e) {
            trapped.push(`${host.id}: ${e}`);
        }
    document.getElementById('found').textContent =
        JSON.stringify({ found, trapped });
});
