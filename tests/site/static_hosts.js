// Reads _redirects and _headers of a site by the programs of Netlify and of Cloudflare Pages, and asks the latter's own
// server for addresses; run by test_static_hosts.py: node static_hosts.js SITE BASE CLOUDFLARE < addresses, as JSON.
import {existsSync, readFileSync, statSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {pathToFileURL} from "node:url";

const [site, base, cloudflare] = process.argv.slice(2);
const tools = createRequire(new URL("../tools/package.json", import.meta.url));
const netlify = (name) => import(pathToFileURL(tools.resolve(name)).href);
const {parseAllRedirects} = await netlify("netlify-redirect-parser");
const {parseAllHeaders} = await netlify("netlify-headers-parser");
const {parseRedirects} = tools(join(cloudflare, "metadata-generator/parseRedirects.js"));
const {parseHeaders} = tools(join(cloudflare, "metadata-generator/parseHeaders.js"));
const {createMetadataObject} = tools(join(cloudflare, "metadata-generator/createMetadataObject.js"));
const {generateHandler} = tools(join(cloudflare, "asset-server/handler.js"));

const files = {redirects: join(site, "_redirects"), headers: join(site, "_headers")};
const redirects = parseRedirects(readFileSync(files.redirects, "utf8"));
const headers = parseHeaders(readFileSync(files.headers, "utf8"));
const metadata = createMetadataObject({redirects, headers});

// The site is uploaded in a folder with the name of its path.
const fileOf = (path) => (path.startsWith(`${decodeURI(base)}/`) ? path.slice(decodeURI(base).length) : null);

async function asked(address) {
  const answer = await generateHandler({
    request: new Request(`https://example.kz${address}`),
    metadata,
    logError: (error) => console.error(error),
    findAssetEntryForPath: async (path) => {
      const file = fileOf(path);
      return file && existsSync(join(site, file)) && statSync(join(site, file)).isFile() ? file : null;
    },
    getAssetKey: (file) => file,
    negotiateContent: () => ({encoding: null}),
    fetchAsset: async (file) => ({body: file, contentType: "text/plain"}),
  });
  return {
    status: answer.status,
    location: answer.headers.get("Location"),
    page: answer.status === 301 || answer.status === 308 ? null : await answer.text(),
    headers: Object.fromEntries(answer.headers),
  };
}

const addresses = JSON.parse(readFileSync(0, "utf8"));
console.log(
  JSON.stringify({
    netlify: {
      redirects: await parseAllRedirects({redirectsFiles: [files.redirects], minimal: true}),
      headers: await parseAllHeaders({headersFiles: [files.headers], minimal: true}),
    },
    cloudflare: {redirects, headers},
    answers: await Promise.all(addresses.map(asked)),
  }),
);
