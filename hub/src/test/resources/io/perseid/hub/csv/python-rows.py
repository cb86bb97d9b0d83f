# the cases that CsvFormTest reads: settings, fields as JSON, and what Python's csv module writes for them, in base64
import base64, csv, io, json, random
random.seed(7)
pieces = ["a", ",", ";", '"', "'", "\\", "\r\n", "\n", " ", "é", "|", ""]
q = {"minimal": csv.QUOTE_MINIMAL, "all": csv.QUOTE_ALL, "non-numeric": csv.QUOTE_NONNUMERIC, "none": csv.QUOTE_NONE}
out = []
for i in range(600):
    name = random.choice(list(q)); delimiter = random.choice([",", ";", "|"]); quote = random.choice(['"', "'"])
    double = random.random() < .7; escape = random.choice([None, "\\", "|"]) if delimiter != "|" else random.choice([None, "\\"])
    fields = [random.choice([None, "", 5, -1.5, 1e16, 1e-7, 123456789.125, True, "".join(random.choice(pieces) for _ in range(random.randrange(5)))]) for _ in range(random.randrange(1, 4))]
    buf = io.StringIO(newline="")
    try:
        csv.writer(buf, delimiter=delimiter, quotechar=quote, doublequote=double, escapechar=escape, quoting=q[name], lineterminator="\r\n").writerow(fields)
        text = base64.b64encode(buf.getvalue().encode()).decode()
    except csv.Error:
        text = "!"
    out.append(json.dumps([name, delimiter, quote, double, escape, fields, text]))
open("python-rows.txt", "w").write("\n".join(out) + "\n")
