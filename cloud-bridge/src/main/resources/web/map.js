'use strict';
// The city's outlets on a map. Texts from the server become text nodes only; the words are those of the page.
(() => {
  const place = document.getElementById('map');
  const list = document.getElementById('outlets');
  const count = document.getElementById('count');
  const kind = document.getElementById('kind');
  const crs = place.dataset.crs;
  const colours = { LOCKER: '#0b6e63', STATION: '#8a4b00', COUNTER: '#37424d', CAMPUS: '#5b3f8c', VILLAGE: '#3d6b1f' };
  const words = place.dataset;
  const say = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => values[index]);
  const map = L.map(place, { preferCanvas: true, zoomControl: false }).setView([34.6197, 112.454], 12);
  L.tileLayer('/v1/map/tiles/{z}/{x}/{y}', { maxZoom: 18, attribution: crs === 'gcj02' ? 'GCJ-02' : 'WGS-84' }).addTo(map);
  map.attributionControl.setPrefix('Leaflet');
  L.control.zoom({ zoomInTitle: words.closer, zoomOutTitle: words.farther }).addTo(map);
  map.on('popupopen', ({ popup }) => popup.getElement().querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', words.shut));
  const layer = L.layerGroup().addTo(map);
  let asked = 0;
  let isFitted = false;

  const free = (properties) => {
    if (!properties.free) return '';
    const sizes = Object.entries(properties.free).map(([size, number]) => `${words[`size${size}`] ?? size} ${number}`).join(' · ');
    const free = say(words.free, sizes || words.none);
    return properties.presence === 'LIVE' ? free : say(words.stale, free);
  };

  const lines = (feature) => {
    const properties = feature.properties;
    return [properties.name, properties.address, properties.hours, free(properties)].filter((line) => line);
  };

  const told = (feature) => {
    const box = document.createElement('div');
    lines(feature).forEach((line, index) => {
      const part = document.createElement(index ? 'p' : 'strong');
      part.textContent = line;
      box.append(part);
    });
    return box;
  };

  const show = (found) => {
    layer.clearLayers();
    list.replaceChildren();
    found.features.forEach((feature) => {
      const [lng, lat] = feature.geometry.coordinates;
      const marker = L.circleMarker([lat, lng], { radius: 9, weight: 2, color: '#fff', fillOpacity: 1, fillColor: colours[feature.properties.kind] });
      marker.bindPopup(told(feature)).addTo(layer);
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.append(told(feature));
      button.addEventListener('click', () => { map.setView([lat, lng], 16); marker.openPopup(); });
      item.append(button);
      list.append(item);
    });
    const many = found.more ? words.more : words.many;
    count.textContent = found.features.length === 1 ? words.one : say(many, found.features.length);
  };

  const look = async () => {
    const mine = ++asked;
    const bounds = map.getBounds();
    const box = [Math.max(-180, bounds.getWest()), Math.max(-90, bounds.getSouth()), Math.min(180, bounds.getEast()), Math.min(90, bounds.getNorth())];
    try {
      const answer = await fetch(`/v1/map/outlets.geojson?bbox=${box.join(',')}&kind=${kind.value}&crs=${crs}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      if (mine === asked) show(found);
    } catch (broken) {
      count.textContent = words.broken;
    }
  };

  const begin = async () => {
    try {
      const answer = await fetch(`/v1/map/outlets.geojson?bbox=-180,-90,180,90&crs=${crs}`);
      const places = (await answer.json()).features.map((feature) => [feature.geometry.coordinates[1], feature.geometry.coordinates[0]]);
      if (places.length) map.fitBounds(L.latLngBounds(places).pad(0.2), { maxZoom: 15, animate: false });
    } catch (broken) {
      // The look below says so.
    }
    isFitted = true;
    look();
  };

  map.on('moveend', () => { if (isFitted) look(); });
  kind.addEventListener('change', look);
  document.getElementById('search').addEventListener('submit', (event) => event.preventDefault());
  setInterval(look, 30000);
  begin();
})();
