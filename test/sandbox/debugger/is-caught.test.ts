import { describe, expect, it } from 'vitest';
import { isCaught, type Station } from '../../../src/sandbox/debugger/is-caught.ts';
import { findPathIn } from '../../../src/sandbox/debugger/read-script.ts';

const marks = ['①', '②', '③', '④'];

/**
 * Whether an exception is caught that is thrown at ① in a function that ② called, and so on outwards. `over` says what
 * lies between; `foreign` puts code that is not read before that mark.
 */
const isCaughtIn = async (marked: string, { over = [], foreign, isModule = true }: Options = {}): Promise<boolean> => {
  const find = await findPathIn(marked.replace(/[①②③④]/g, ''), isModule);
  const stations = marks
    .filter((mark) => marked.includes(mark))
    .flatMap((mark, index): readonly Station[] => {
      const before = marked.slice(0, marked.indexOf(mark)).replace(/[①②③④]/g, '');
      const lines = before.split(/\r\n|[\n\u2028]/);
      const station = { path: find(lines.length - 1, lines.at(-1)?.length ?? 0), over: over[index] ?? 'call' };
      return mark === foreign
        ? [
            { path: null, over: station.over },
            { ...station, over: 'call' },
          ]
        : [station];
    });
  return isCaught(stations);
};

type Options = {
  readonly over?: readonly Station['over'][];
  readonly foreign?: string;
  readonly isModule?: boolean;
};

const caught = (name: string, marked: string, options?: Options): void => {
  it(name, async () => expect(await isCaughtIn(marked, options)).toBe(true));
};
const uncaught = (name: string, marked: string, options?: Options): void => {
  it(name, async () => expect(await isCaughtIn(marked, options)).toBe(false));
};

const awaits: Options = { over: ['call', 'promise', 'promise'] };

describe('a try statement catches', () => {
  caught('what is thrown in its block', 'function f() { try { ①throw 1; } catch {} }');
  caught('what a call in its block throws', 'function f() { ①throw 1; } function g() { try { ②f(); } catch {} }');
  caught('what is thrown in the blocks and loops in it', 'try { if (a) { for (;;) { ①throw 1; } } } catch { b(); }');
  caught('what an outer one is left', 'try { try { ①throw 1; } finally { a(); } } catch {}');
  caught('what is thrown in the catch of an inner one', 'try { try { a(); } catch { ①throw 1; } } catch {}');
  caught('what a generator throws into a loop', 'function* g() { ①throw 1; } try { for (const ②x of g()); } catch {}');
  caught('what it throws again only now and then', 'try { ①a(); } catch (e) { if (e.b) throw e; }');
  caught('what it wraps', 'try { ①a(); } catch (e) { throw new Error("b", { cause: e }); }');
  caught('what a field throws', '②class A { x = ①a(); } try { ③new A(); } catch {}');
  caught('what a static field throws', 'try { class A { static x = ①a(); } } catch {}');
  caught('what a static block throws', 'try { class A { static { ①a(); } } } catch {}');
  caught('in CommonJS', 'try { ①a(); } catch {} return;', { isModule: false });
  caught('on lines of every kind', 'a();\r\nb();\u2028try { c();\n ①d(); } catch {}');
  caught('what comes through code that is not read', 'a(() => { ①throw 1; }); try { ②b(); } catch {}', {
    foreign: '②',
  });
});

describe('a try statement does not catch', () => {
  uncaught('what is thrown in its catch', 'try { a(); } catch { ①throw 1; }');
  uncaught('what is thrown in its finally', 'try { a(); } catch {} finally { ①throw 1; }');
  uncaught('without a catch', 'try { ①a(); } finally { b(); }');
  uncaught('what it throws again', 'try { ①a(); } catch (e) { log(e); throw e; }');
  uncaught('what a function that is only written in it throws', 'try { set(() => { ①throw 1; }); } catch {}');
  uncaught('what a field in it throws for others', 'try { ②class A { x = ①a(); } } catch {}');
  uncaught('what stands beside it', 'try { a(); } catch {} ①b();');
  uncaught('in a later turn', 'try { setTimeout(() => { ①throw 1; }); ②a(); } catch {}', { over: ['call', 'turn'] });
  uncaught('in a script that cannot be parsed', 'try { ①a(); } catch {} }}');
});

describe('the promise of an async function', () => {
  const f = 'async function f() { ①throw 1; }';
  caught('is caught where it is awaited', `${f} async () => { try { await ②f(); } catch {} }`);
  caught('is caught where it is awaited, after an await of its own', `${f} try { await ②f(); } catch {}`, awaits);
  caught('is caught further out', `${f} async function g() { await ②f(); } try { await ③g(); } catch {}`, awaits);
  caught('is caught where it is handed on', `${f} function g() { return ②f(); } try { await ③g(); } catch {}`);
  caught('is caught where an arrow function hands it on', `${f} const g = () => ②f(); try { await ③g(); } catch {}`);
  caught('is caught by catch', `${f} ②f().catch(() => {});`);
  caught('is caught by catch, after then and finally', `${f} ②f().then(a).finally(b).catch(c);`);
  caught('is caught by catch, where it is there', `${f} a?.②f()?.catch(c);`);
  caught('is caught by the second function of then', `${f} ②f().then(a, b);`);
  caught('is caught by Promise.allSettled', `${f} await Promise.allSettled([a(), ②f()]);`);
  caught(
    'is caught in a list that Promise.allSettled gets',
    'await Promise.allSettled(a.②map(async () => { ①b(); }));',
  );
  caught('is caught through Promise.all', 'try { await Promise.all(a.②map(async () => { ①b(); })); } catch {}');
  caught('is caught where its variable is awaited', `${f} const p = ②f(); try { await p; } catch {}`);
  caught('is caught where its variable was set', `${f} let p; p = ②f(); a(); p.catch(b);`);
  caught('is caught in a list it is put into', `${f} const ps = []; ps.push(②f()); await Promise.allSettled(ps);`);
  caught('is caught in what calls the user back', 'try { await a.②each(async () => { ①b(); }); } catch {}', {
    foreign: '②',
  });
  caught('is caught of a generator', 'async function* g() { ①throw 1; } try { for await (const ②x of g()); } catch {}');

  uncaught('is not caught where it is not awaited', `${f} try { ②f(); } catch {}`);
  uncaught('is not caught where it is returned as it is', `${f} async () => { try { return ②f(); } catch {} }`);
  uncaught('is not caught where nobody is left', `${f} async () => { await ②f(); }`);
  uncaught('is not caught by forEach', 'try { a.②forEach(async () => { ①b(); }); } catch {}');
  uncaught('is not caught by Promise.all itself', 'await Promise.all(a.②map(async () => { ①b(); }));');
  uncaught('is not caught by then alone', `${f} await ②f().then(a);`);
  uncaught('is not caught by catch without a function', `${f} await ②f().catch(undefined);`);
  uncaught('is not caught by catch that throws it again', `${f} await ②f().catch((e) => { log(e); throw e; });`);
  uncaught('is not caught by what follows on another', `${f} ②f(); a().catch(b);`);
  uncaught('is not caught by a property of the name', `${f} const p = ②f(); a.p.catch(b);`);
  uncaught('is not caught in a variable that is set to itself', `${f} let p = ②f(); p = p;`);
});

describe('a promise that is rejected', () => {
  caught('by Promise.reject is caught where it is awaited', 'try { await Promise.①reject(1); } catch {}');
  uncaught('by Promise.reject is not caught as if it was thrown', 'try { Promise.①reject(1); } catch {}');
  caught('by new Promise is caught where that is awaited', 'try { await ②new Promise((a, b) => ①b(1)); } catch {}');
  caught(
    'in a later turn is caught',
    'async () => { try { await ③new Promise((a, b) => { ②setTimeout(() => ①b(1)); }); } catch {} }',
    { over: ['call', 'turn'] },
  );
  caught(
    'is caught further out',
    'const f = () => ②new Promise((a, b) => { ①b(1); }); async () => { try { await ③f(); } catch {} }',
  );
  uncaught('is not caught around what rejects it', 'new Promise((a, b) => { try { ①b(1); } catch {} });');
  caught('by a throw is caught', 'const f = () => { ①throw 1; }; try { await ②new Promise(f); } catch {}');
  uncaught('by a throw is not caught as if that went on', 'try { ②new Promise(() => { ①throw 1; }); } catch {}');
  caught('by a function given to then is caught', 'a().②then(() => { ①throw 1; }).catch(b);', awaits);
  uncaught('by a function given to then is not caught beside it', 'a().②then(() => { ①throw 1; }, b);', awaits);
  uncaught('by a function given to catch is not caught by it', 'a().②catch(() => { ①throw 1; });', awaits);
});
