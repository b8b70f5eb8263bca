// Tables as text for other programs.

const clean = text => text.replace(/\s+/g, ' ').trim();

/** A spreadsheet runs a cell that begins like a formula; a leading quote keeps it text. Plain numbers stay numbers. */
const harmless = text => (/^[=+\-@]/.test(text) && !/^[+-]?[\d.,]+%?$/.test(text) ? `'${text}` : text);

const csvCell = text => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const formats = {
  TSV: rows => rows.map(r => r.map(c => harmless(clean(c))).join('\t')).join('\n'),
  CSV: rows => rows.map(r => r.map(c => csvCell(harmless(clean(c)))).join(',')).join('\r\n'),
  Markdown: ([head, ...rows]) => [
    `| ${head.map(markdownCell).join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map(r => `| ${r.map(markdownCell).join(' | ')} |`),
  ].join('\n'),
};

function markdownCell(text) {
  return clean(text).replaceAll('|', '\\|');
}

export async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

// Without a secure context (a plain http name) the clipboard interface is missing.
function copyBySelection(text) {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
