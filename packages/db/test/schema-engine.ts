import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/** What the bindings have beside their declared types. */
type Bindings = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(exports: unknown): void };
type Exports = { __wbindgen_start(): void };
/** Node has it; the library of types that this project compiles with does not. */
type WebAssemblyModule = {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Exports } }>;
};
const CHAR = 18;
const CHAR_ARRAY = 1002;
const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyModule };

/**
 * Postgres's catalogs have columns of the type "char", which the adapter does not know and the engine wants as a
 * character: such a column goes through the adapter as an array of characters, and is called a character after it.
 */
class CatalogAdapter extends PrismaPg {
  constructor(url: string) {
    const pool = new pg.Pool({ connectionString: url });
    const query = pool.query.bind(pool);
    const asArray = async (config: pg.QueryArrayConfig) => {
      const result = await query(config);
      for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
      return result;
    };
    super(Object.assign(pool, { query: asArray }), { disposeExternalPool: true });
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

/** The engine says here why it gives up. */
function fail(message: string): never {
  throw new Error(message);
}

/**
 * Loads the engine, once: the bindings keep views of the one memory that they know. The package's own entry imports
 * WebAssembly as a module, which Node does not do yet, so it is put together here.
 */
async function load(): Promise<typeof SchemaEngine> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const code = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": bindings });
  const engine = bindings as unknown as Bindings;
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: fail } });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine.SchemaEngine;
}

let loaded: Promise<typeof SchemaEngine> | undefined;

/** Prisma's schema engine on a database. */
export async function openSchemaEngine(url: string): Promise<SchemaEngine> {
  loaded ??= load();
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(url));
  return await (await loaded).new({ datamodels: undefined }, () => undefined, adapter);
}
