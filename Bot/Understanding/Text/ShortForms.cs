namespace Bot.Understanding.Text;

/// <summary>Short forms and slips of words that are too short for the speller.</summary>
internal static class ShortForms
{
    public static string Of(string word) => word switch
    {
        "lst" => "last",
        "mth" or "mnth" or "mon." => "month",
        "mths" or "mnths" => "months",
        "wk" => "week",
        "wks" => "weeks",
        "qtr" => "quarter",
        "qtrs" => "quarters",
        "spnd" or "spned" => "spend",
        "wat" or "wht" => "what",
        "prev" => "previous",
        "vs." => "vs",
        _ => word,
    };
}
